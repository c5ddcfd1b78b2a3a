import { isTransient, type Tx } from '../../core/db/database.ts';
import { answerWithin, NoAnswerError } from '../../core/db/answer-within.ts';
import { isUnreachable } from '../../core/db/is-unreachable.ts';
import { NewerVersionError } from '../../flows/engine/forms.ts';
import type { Inbound } from '../../flows/engine/inbound.ts';
import { newSession } from '../../flows/engine/session.ts';
import { awaitsSecret, takeTurn, type TurnResult } from '../../flows/engine/take-turn.ts';
import { translator } from '../../core/language/translate.ts';
import type { Deliverer } from '../delivery/deliver-outbox.ts';
import { addViews, takeDelivery } from './compose-outbox.ts';
import type { Conversation } from './conversation.ts';
import { encodingQuestion, hearText, mayBePin, type HeardUpdate } from './hear-text.ts';
import { InDoubtError } from './group-commit.ts';
import { commitTransaction } from './commit-transaction.ts';
import { countFailure, markParked, markReplayed, park, withoutSecret } from './park-update.ts';
import type { Parked } from './parked.model.ts';
import { overLimit, weightOf } from './rate-limit.ts';
import { channelOf, type Runtime } from './runtime.ts';
import { hasSeen, pruneSeen, rememberSeen } from './seen.ts';
import { sessionStart } from './session-start.ts';
import { TurnHost } from './turn-host.ts';

/** The update could not be committed now; the platform shall deliver it again (503). */
export class TryAgainError extends Error {}

/** After so long a chat's next update no longer waits for this one, which the platform delivers again; `seq` keeps the two apart. */
const UNIT_MS_MAX = 20_000;

function tryAgain(error: unknown): never {
  throw error instanceof NoAnswerError ? new TryAgainError(error.message, { cause: error }) : error;
}

/** What the webhook answers beside its 200: the welcome of an `opened` event. */
export interface Handled { readonly welcome?: string }

type Next = Omit<Conversation, 'seq' | 'commit'>;

/** A replay's first write; false = somebody else did it. */
type Claim = (tx: Tx) => Promise<boolean>;

/**
 * The way of one update: load, step, commit, wake the delivery (DESIGN §2). Resolves when the update has taken effect exactly
 * once and is safe to acknowledge; rejects with `TryAgainError` when it has not and must come again.
 */
export class InboundHandler {
  readonly #runtime: Runtime;
  readonly #deliverer: Deliverer;
  readonly #sessionOpened: (member: string) => void;
  readonly #inFlight = new Map<string, Promise<Handled>>();

  /** `sessionOpened`: the member wrote where messages had to wait for that (Viber's free session began). */
  constructor(runtime: Runtime, deliverer: Deliverer, sessionOpened: (member: string) => void = () => undefined) {
    this.#runtime = runtime;
    this.#deliverer = deliverer;
    this.#sessionOpened = sessionOpened;
  }

  /** Handles one update. A duplicate that arrives while the first is in flight awaits the first's result. */
  handle(inbound: Inbound): Promise<Handled> {
    const id = conversationId(inbound);
    const key = `${id}|${inbound.id}`;
    const running = this.#inFlight.get(key);
    if (running) return running;
    const run = this.#runtime.queue.run(id, () => answerWithin(this.#unit(id, inbound), UNIT_MS_MAX).catch(tryAgain)).finally(() => { this.#inFlight.delete(key); });
    this.#inFlight.set(key, run);
    return run;
  }

  /**
   * Hands a parked update to its conversation once more, its mark and its effect in one transaction. False when somebody else did.
   * Throws what the step throws; then the update stays parked.
   */
  async replay(parked: Parked): Promise<boolean> {
    const inbound = { ...parked.inbound, id: `replay:${parked.inbound.id}` };
    let mine = false;
    const claim = async (tx: Tx) => { mine = await markReplayed(tx, parked._id); return mine; };
    await this.#runtime.queue.run(parked.conversation, () => this.#unit(parked.conversation, inbound, claim));
    await markReplayed(this.#runtime.reader, parked._id); // a refused step threw the mark away with its transaction
    return mine;
  }

  async #unit(id: string, inbound: Inbound, claim?: Claim): Promise<Handled> {
    for (let race = 0; race < this.#runtime.limits.races; race++) {
      try {
        const handled = await this.#attempt(id, inbound, claim);
        if (handled !== 'lost') return handled;
      } catch (error) {
        if (error instanceof NewerVersionError || error instanceof InDoubtError) throw new TryAgainError(error.message, { cause: error });
        if (isUnreachable(error)) throw new TryAgainError('the database is away', { cause: error });
        if (!isTransient(error)) throw error;
      }
      this.#runtime.count('races_total');
      this.#runtime.store.forget(id);
    }
    throw new TryAgainError(`lost ${this.#runtime.limits.races} races`);
  }

  async #attempt(id: string, inbound: Inbound, claim?: Claim): Promise<Handled | 'lost'> {
    const { store, reader, count, limits } = this.#runtime;
    const stored = await store.load(id);
    if (stored && hasSeen(stored.seen, inbound.id)) {
      count('duplicates_total', { channel: inbound.channel });
      this.#deliverer.wake(stored);
      return welcomeOf(stored, inbound);
    }
    const now = reader.clock.now();
    const limited = overLimit(stored?.rate, now, limits.messagesPerMinute);
    if (limited === 'silent') {
      count('limited_total', { channel: inbound.channel });
      return {};
    }
    if (inbound.body.kind === 'left') return this.#commit(undefined, stored, inbound, quiet(this.#base(stored, id, inbound, now)));
    if (limited === 'tell') return this.#commit(undefined, stored, inbound, this.#tellSlow(stored, id, inbound, now));
    return this.#turn(id, stored, inbound, now, claim);
  }

  async #turn(id: string, stored: Conversation | undefined, inbound: Inbound, now: Date, claim?: Claim): Promise<Handled | 'lost'> {
    const { flows, log } = this.#runtime;
    const heard = hearText(this.#runtime, inbound, stored, now);
    const host = new TurnHost(stored, id, inbound, this.#runtime, heard?.other);
    const base = this.#base(stored, id, inbound, now);
    let result: TurnResult;
    let next: Next;
    try {
      if (claim && !await claim(await host.tx())) {
        await host.abandon();
        return {};
      }
      result = await takeTurn(flows, base.session, host, heard?.text);
      next = this.#compose(base, host, result, inbound);
    } catch (error) {
      await host.abandon().catch((failure: unknown) => { log.warn({ err: failure }, 'an abort got no answer'); });
      if (error instanceof NewerVersionError || isUnreachable(error)) throw error;
      if (isTransient(error)) return 'lost';
      if (claim) throw error;
      return this.#failed(id, stored, inbound, error);
    }
    for (const remark of result.remarks) log.info({ channel: inbound.channel, remark }, 'the engine found its way back');
    return this.#commit(host, stored, inbound, this.#keep(next, stored, heard));
  }

  /** What was learnt from the text; when it now speaks against the setting, a question under the reply. Another language begins anew. */
  #keep(next: Next, stored: Conversation | undefined, heard: HeardUpdate | undefined): Next {
    if (stored && stored.language !== next.language) return { ...next, encoding: undefined };
    const kept = heard ? { ...next, ...heard.kept } : next;
    const channel = channelOf(this.#runtime, next.channel);
    if (!heard?.ask || !channel || !next.language) return kept;
    return { ...kept, ...addViews(channel, kept, [encodingQuestion(heard.ask, next.language)], { language: next.language, notice: true }) };
  }

  /** The conversation as this update finds it, with the update remembered and what was sent meanwhile removed. */
  #base(stored: Conversation | undefined, id: string, inbound: Inbound, now: Date): Next {
    const { flows, count } = this.#runtime;
    const channel = channelOf(this.#runtime, inbound.channel);
    const [flow = '', step = ''] = flows.home.split('.');
    const { seen, overflow } = pruneSeen(stored?.seen ?? [], now, channel?.repeatsMs ?? 0);
    if (overflow > 0) count('seen_overflow_total', { channel: inbound.channel }, overflow);
    const sent = this.#deliverer.sentOf(id);
    const minute = Math.floor(now.getTime() / 60_000);
    const { seq: _seq, commit: _commit, ...kept } = stored ?? {
      seq: 0, commit: '', _id: id, channel: inbound.channel, chat: inbound.chat,
      session: newSession({ flow, step, args: [] }), seen: [], outbox: [], nextEntry: 1, lastInboundAt: now,
    };
    return {
      ...kept,
      seen: rememberSeen(seen, inbound.id, now),
      outbox: sent && sent.size > 0 ? kept.outbox.filter((each) => !sent.has(each.n)) : kept.outbox,
      lastInboundAt: now,
      left: undefined,
      rate: { minute, count: (stored?.rate?.minute === minute ? stored.rate.count : 0) + weightOf(inbound, stored, flows) },
      ...sessionStart(kept.sessionStartAt, channel?.sessionWindowMs, inbound, now),
      ...(inbound.sender.apiVersion !== undefined && { apiVersion: inbound.sender.apiVersion }),
    };
  }

  #compose(base: Next, host: TurnHost, result: TurnResult, inbound: Inbound): Next {
    const channel = channelOf(this.#runtime, inbound.channel);
    if (!channel) throw new Error(`no channel ${inbound.channel}`);
    const language = host.language ?? 'en';
    const next: Next = { ...base, session: result.session, member: host.member, language: host.language };
    const [welcome, ...others] = inbound.body.kind === 'opened' && channel.welcome ? result.replies : [];
    const body = welcome && channel.welcome?.(channel.render(welcome, { language })[0] ?? { method: '', payload: {} });
    const rest = inbound.body.kind === 'opened' && inbound.body.subscribed && welcome ? [welcome, ...others] : []; // nothing may be sent to a stranger
    const views = body ? rest : result.replies;
    const edit = inbound.body.kind === 'tap' ? inbound.body.onMessage : undefined;
    return {
      ...next,
      ...(body && { welcome: { token: inbound.id, body: JSON.stringify(body) } }),
      ...addViews(channel, next, views, { language, ...(edit !== undefined && { edit }), shown: body ? 1 : 0 }),
    };
  }

  #tellSlow(stored: Conversation | undefined, id: string, inbound: Inbound, now: Date): Next {
    const counted = this.#base(stored, id, inbound, now);
    const base = { ...counted, ...(counted.rate && { rate: { ...counted.rate, told: true } }) };
    const channel = channelOf(this.#runtime, inbound.channel);
    const language = base.language ?? 'en';
    const view = { body: translator(language)('engine:slow') };
    return channel ? { ...base, ...addViews(channel, base, [view], { language, notice: true }) } : base;
  }

  /** Commits, in a group or as the last write of the step's transaction, and wakes the delivery. */
  async #commit(host: TurnHost | undefined, stored: Conversation | undefined, inbound: Inbound, composed: Next): Promise<Handled | 'lost'> {
    const { store, reader } = this.#runtime;
    const { delivery: _delivery, dueAt: _dueAt, notBefore: _notBefore, ...rest } = composed;
    const next = { ...rest, ...takeDelivery(this.#runtime, composed, reader.clock.now()) };
    const outcome = host?.session ? await commitTransaction(store, host, stored, next) : await store.commit(stored, next);
    if (outcome === 'lost') return 'lost';
    const sent = this.#deliverer.sentOf(next._id);
    if (sent && stored) {
      const kept = new Set(next.outbox.map((each) => each.n));
      this.#deliverer.cleared(next._id, [...sent].filter((n) => !kept.has(n)));
    }
    const committed = await store.load(next._id);
    if (committed) this.#deliverer.wake(committed);
    if (next.member && next.sessionStartAt !== stored?.sessionStartAt) this.#sessionOpened(next.member);
    return welcomeOf(next, inbound);
  }

  /** A step threw: three tries counted in the database, then the update is parked and the person reads an apology. */
  async #failed(id: string, stored: Conversation | undefined, inbound: Inbound, error: unknown): Promise<Handled | 'lost'> {
    const { log, count, limits, reader, flows } = this.#runtime;
    const secret = mayBePin(inbound) || (stored !== undefined && awaitsSecret(flows, stored.session));
    const tries = await countFailure(reader, id, secret ? withoutSecret(inbound) : inbound, error);
    count('step_failures_total', { channel: inbound.channel });
    log.error({ err: error, conversation: id, update: inbound.id, tries }, 'a step failed');
    if (tries < limits.tries) return 'lost';
    count('parked_total', { channel: inbound.channel });
    log.fatal({ conversation: id, update: inbound.id }, 'an update was parked: replay it with npm run replay');
    const host = new TurnHost(stored, id, inbound, this.#runtime);
    await markParked(await host.tx(), id, inbound);
    const base = this.#base(stored, id, inbound, reader.clock.now());
    const channel = channelOf(this.#runtime, inbound.channel);
    const next = park(this.#runtime, base, channel);
    return this.#commit(host, stored, inbound, next);
  }
}

export function conversationId(inbound: Pick<Inbound, 'channel' | 'chat'>): string {
  return `${inbound.channel}:${inbound.chat}`;
}

/** The same token gets the same bytes again. */
function welcomeOf(conversation: Pick<Conversation, 'welcome'>, inbound: Inbound): Handled {
  return conversation.welcome?.token === inbound.id ? { welcome: conversation.welcome.body } : {};
}

function quiet(base: Next): Next {
  return { ...base, left: true, outbox: [] };
}
