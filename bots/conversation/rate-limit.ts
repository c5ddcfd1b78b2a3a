import type { FlowTable } from '../../flows/engine/flow.ts';
import type { Inbound } from '../../flows/engine/inbound.ts';
import { awaitsSecret } from '../../flows/engine/take-turn.ts';
import { decodePress } from '../../flows/engine/view.ts';
import type { Conversation } from './conversation.ts';

/** A press on a pad weighs this much of a message: choosing a PIN and trying it three times takes thirty presses. */
const PAD_WEIGHT = 0.2;

/** More than `limit` messages in one minute: the first over it gets one polite word, the others are acknowledged and counted. */
export function overLimit(rate: Conversation['rate'], now: Date, limit: number): 'tell' | 'silent' | undefined {
  if (!rate || rate.minute !== Math.floor(now.getTime() / 60_000) || rate.count < limit) return undefined;
  return rate.told ? 'silent' : 'tell';
}

/** What an update counts against the messages of its minute: a press of a form's button where a secret is entered less than any other. */
export function weightOf({ body }: Pick<Inbound, 'body'>, stored: Pick<Conversation, 'session'> | undefined, flows: FlowTable): number {
  if (body.kind !== 'tap' || !stored || decodePress(body.data)?.kind !== 'answer') return 1;
  return awaitsSecret(flows, stored.session) ? PAD_WEIGHT : 1;
}
