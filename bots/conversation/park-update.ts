import type { Reader, Tx } from '../../core/db/database.ts';
import { translator } from '../../core/language/translate.ts';
import type { Inbound } from '../../flows/engine/inbound.ts';
import { newSession } from '../../flows/engine/session.ts';
import type { Channel } from '../channel.ts';
import { addViews } from './compose-outbox.ts';
import type { Conversation } from './conversation.ts';
import { ParkedUpdates } from './parked.model.ts';
import type { Runtime } from './runtime.ts';

const ERROR_LENGTH_MAX = 2_000;

/** Counts a failed try of an update in the database, so that a crash in between does not start the count anew. Returns the tries so far. */
export async function countFailure(reader: Reader, conversation: string, inbound: Inbound, error: unknown): Promise<number> {
  const text = (error instanceof Error ? error.stack ?? error.message : String(error)).slice(0, ERROR_LENGTH_MAX);
  const counted = await ParkedUpdates(reader).findOneAndUpdate(
    { _id: `${conversation}|${inbound.id}` },
    { $inc: { tries: 1 }, $set: { conversation, inbound, error: text, at: reader.clock.now(), state: 'failing' } },
    { upsert: true, returnDocument: 'after', lean: true },
  );
  return counted?.tries ?? 1;
}

/** The same update without what was typed or pressed: nothing of a secret is stored, and handed over again it is only a button of no screen. */
export function withoutSecret(inbound: Inbound): Inbound {
  const { body } = inbound;
  const silent = body.kind === 'text' || body.kind === 'edited' || body.kind === 'tap';
  if (silent) return { ...inbound, body: { kind: 'tap', data: '' } };
  return 'caption' in body ? { ...inbound, body: { kind: body.kind, file: body.file } } : inbound;
}

/** Puts an update aside for the operator, in the transaction that acknowledges it: `npm run replay` hands it to the conversation again. */
export async function markParked(tx: Tx, conversation: string, inbound: Inbound): Promise<void> {
  await ParkedUpdates(tx).updateOne({ _id: `${conversation}|${inbound.id}` }, { $set: { state: 'parked' } }, { session: tx.session });
}

/** Marks a parked update as replayed, if nobody did. Inside the transaction of its effect, so that it takes effect once. */
export async function markReplayed(reader: Reader, id: string): Promise<boolean> {
  const marked = await ParkedUpdates(reader).updateOne({ _id: id, state: 'asked' }, { $set: { state: 'replayed' } }, { session: reader.session });
  return marked.matchedCount === 1;
}

/** The conversation after an update was parked: an apology, and the person at a known place. A half-finished form is set aside. */
export function park<C extends Omit<Conversation, 'seq' | 'commit'>>(runtime: Runtime, conversation: C, channel: Channel | undefined): C {
  const [flow = '', step = ''] = runtime.flows.home.split('.');
  const language = conversation.language ?? 'en';
  const t = translator(language);
  const { form } = conversation.session;
  const session = { ...newSession({ flow, step, args: [] }), finished: conversation.session.finished, ...(form && { form }) };
  const apology = {
    body: t('engine:apology'),
    nav: [[{ label: t('engine:nav.menu'), press: { kind: 'go' as const, to: 'nav.menu' } }]],
  };
  return { ...conversation, session, ...(channel && addViews(channel, conversation, [apology], { language })) };
}
