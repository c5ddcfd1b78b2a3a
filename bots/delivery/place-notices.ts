import { inTransaction, isTransient } from '../../core/db/database.ts';
import { findMember } from '../../core/members/find-member.ts';
import type { Member } from '../../core/members/member.model.ts';
import { BULK_AT_ONCE, listDueBulk, takeAllowance } from '../../core/notices/bulk-lane.ts';
import type { Notice } from '../../core/notices/notice.ts';
import {
  dropNotice, findDueNotice, holdNotice, listDueNotices, markNoticePlaced, postponeNotice, releaseHeldNotices,
} from '../../core/notices/settle-notice.ts';
import { addViews, takeDelivery } from '../conversation/compose-outbox.ts';
import { Conversations } from '../conversation/conversation.model.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { channelOf, type Runtime } from '../conversation/runtime.ts';
import { chooseChat } from './choose-chat.ts';
import type { Deliverer } from './deliver-outbox.ts';

const ATTEMPTS_MAX = 12;

/**
 * Hands notices to their recipients' conversations: the words into the outbox and the mark "placed" in one transaction, so that a notice is
 * said exactly once however often the bell rings. It never moves a form forward.
 */
export class NoticePlacer {
  readonly #runtime: Runtime;
  readonly #deliverer: Deliverer;
  readonly #placing = new Map<string, Promise<void>>();

  constructor(runtime: Runtime, deliverer: Deliverer) {
    this.#runtime = runtime;
    this.#deliverer = deliverer;
  }

  /** Places every notice that is due. Returns how many were looked at. */
  async placeDue(): Promise<number> {
    const due = await listDueNotices(this.#runtime.reader);
    for (const id of due) await this.place(id);
    return due.length;
  }

  /** Places some notices of the bulk lane, no more than all processes together may. Returns how many were due. */
  async placeBulk(): Promise<number> {
    const { reader } = this.#runtime;
    const due = await listDueBulk(reader, BULK_AT_ONCE);
    const granted = due.length === 0 ? 0 : await takeAllowance(reader, due.length);
    for (const id of due.slice(0, granted)) await this.place(id);
    return due.length;
  }

  /** Notices that wait for a free session are due again when the member writes. */
  async releaseHeld(member: string): Promise<void> {
    await releaseHeldNotices(this.#runtime.reader, member);
  }

  /** Places one notice, if it is due and nobody else did. A bell and a sweep that come together in one process are one placing. */
  place(id: string): Promise<void> {
    const placing = this.#placing.get(id) ?? this.#placeOnce(id).finally(() => { this.#placing.delete(id); });
    this.#placing.set(id, placing);
    return placing;
  }

  async #placeOnce(id: string): Promise<void> {
    const { reader, count, log } = this.#runtime;
    const now = reader.clock.now();
    const notice = await findDueNotice(reader, id);
    if (!notice) return;
    try {
      const outcome = await this.#placeIn(notice, now);
      count('notices_total', { kind: notice.kind, outcome });
    } catch (error) {
      if (isTransient(error)) return this.#postpone(notice, 1_000, error);
      log.error({ err: error, notice: notice.kind }, 'a notice could not be placed');
      await this.#postpone(notice, 60_000, error);
    }
  }

  async #placeIn(notice: Notice, now: Date): Promise<'placed' | 'held' | 'dropped'> {
    const { reader, channels } = this.#runtime;
    const member = await findMember(reader, notice.member);
    if (!member) return this.#drop(notice);
    const chats = await Conversations(reader).find({ member: member._id }).lean<Conversation[]>();
    const placement = chooseChat(notice.kind, member.notices, chats, channels, now);
    if (placement.kind === 'drop') return this.#drop(notice);
    if (placement.kind === 'hold') {
      await holdNotice(reader, notice._id, placement.why, placement.until);
      if (placement.why === 'session' && await this.#opened(notice, member, now)) await releaseHeldNotices(reader, member._id);
      return 'held';
    }
    return this.#runtime.queue.run(placement.chat, () => this.#write(notice, placement.chat, now));
  }

  /** Whether the member wrote in the very moment in which the notice was held: whoever released what waited did not see it yet. */
  async #opened(notice: Notice, member: Member, now: Date): Promise<boolean> {
    const chats = await Conversations(this.#runtime.reader).find({ member: member._id }).lean<Conversation[]>();
    return chooseChat(notice.kind, member.notices, chats, this.#runtime.channels, now).kind === 'place';
  }

  async #write(notice: Notice, chat: string, now: Date): Promise<'placed' | 'dropped'> {
    const { reader, store, limits } = this.#runtime;
    for (let race = 0; race < limits.races; race++) {
      const known = await store.load(chat); // a stale copy loses the race, is forgotten and read anew
      const conversation = known?.language ? known : await store.loadFresh(chat);
      const channel = conversation && channelOf(this.#runtime, conversation.channel);
      if (!conversation || !channel || !conversation.language) return this.#drop(notice);
      const view = await this.#runtime.noticeView(reader, this.#runtime.links, notice, conversation.language, conversation.channel);
      if (!view) return this.#drop(notice);
      const composed = { ...conversation, ...addViews(channel, conversation, [view], { language: conversation.language, notice: true }) };
      const next = { ...composed, delivery: undefined, dueAt: undefined, notBefore: undefined, ...takeDelivery(this.#runtime, composed, now) };
      const written = await inTransaction(reader, async (tx) => {
        if (!await markNoticePlaced(tx, notice._id, chat)) return 'already' as const;
        const result = await store.commitIn(tx.session, conversation, next);
        if (result === 'lost') throw new LostRace();
        return result;
      }).catch((error: unknown) => {
        store.forget(chat);
        if (error instanceof LostRace) return undefined;
        throw error;
      });
      if (written === 'already') return 'placed';
      if (!written) continue;
      store.committed(written);
      this.#deliverer.wake(written);
      return 'placed';
    }
    throw new Error(`a notice lost ${limits.races} races`);
  }

  async #drop(notice: Notice): Promise<'dropped'> {
    await dropNotice(this.#runtime.reader, notice._id);
    return 'dropped';
  }

  async #postpone(notice: Notice, ms: number, error: unknown): Promise<void> {
    const { reader, log } = this.#runtime;
    if (notice.attempts + 1 >= ATTEMPTS_MAX) {
      log.fatal({ err: error, notice: notice._id }, 'a notice was given up');
      await this.#drop(notice);
      return;
    }
    const dueAt = new Date(reader.clock.now().getTime() + ms * 2 ** notice.attempts);
    await postponeNotice(reader, notice._id, dueAt);
  }
}

/** Somebody wrote the conversation in between: the whole placing is done again. */
class LostRace extends Error {}
