/**
 * A word to a member, placed into one of their chats by a worker. Whoever wants to speak to another person inserts a notice; its
 * deterministic id makes telling twice telling once.
 */
export interface Notice {
  /** `application:ID:submitted:employer` */
  readonly _id: string;
  readonly member: string;
  readonly kind: NoticeKind;
  /** Plain JSON: ids, enum codes, short strings (a reason somebody wrote). No phone numbers, no secrets. */
  readonly params: Readonly<Record<string, string | number | boolean>>;
  readonly state: 'pending' | 'placed' | 'dropped';
  readonly dueAt: Date;
  readonly createdAt: Date;
  readonly attempts: number;
  /** Why it waits: quiet hours, or a Viber session that is closed (then the member's next message opens it). */
  readonly held?: 'quiet' | 'session';
  /** The conversation it went to. */
  readonly chat?: string;
  readonly removeAt?: Date;
}

export interface NoticeRule {
  /** Can the member switch it off? */
  readonly optional: boolean;
  /** May it come in quiet hours? (an answer that the person waits for) */
  readonly urgent: boolean;
  /** May it be sent on Viber outside the 24-hour session, where it costs money? (channels.md §1.1) */
  readonly worthPaying: boolean;
  /** One cause may tell thousands: these wait in a lane of their own, and nobody's answer behind them (core/notices/bulk-lane.ts). */
  readonly bulk?: true;
}

const news = { optional: true, urgent: false, worthPaying: false } as const;
const alert = { ...news, bulk: true } as const;
const matters = { optional: true, urgent: false, worthPaying: true } as const;
const needed = { optional: false, urgent: false, worthPaying: true } as const;
const answer = { optional: false, urgent: true, worthPaying: true } as const;

/** Every kind of notice, and how it may travel. One table. */
export const NOTICE_KINDS = {
  'application.submitted': matters,
  'application.withdrawn': news,
  'application.viewed': news,
  'application.shortlisted': matters,
  'application.interview': needed,
  'application.offer': needed,
  'application.hired': needed,
  'application.rejected': matters,
  'job.approved': needed,
  'job.rejected': needed,
  'job.expiring': matters,
  'job.expired': matters,
  'job.taken_down': needed,
  'job.removed': matters,
  'moderation.queue': news,
  'member.banned': needed,
  'referral.moved': news,
  'reward.pending': matters,
  'reward.nothing': matters,
  'reward.review': needed,
  'reward.paid': needed,
  'reward.failed': needed,
  'hire.ask': needed,
  'bounty.released': needed,
  'bounty.returned': needed,
  'pin.changed': answer,
  'pin.reset': answer,
  'pin.kept': answer,
  'identity.accepted': answer,
  'identity.refused': answer,
  'withdrawal.paid': answer,
  'withdrawal.failed': answer,
  'topup.ready': answer,
  'topup.paid': answer,
  'topup.failed': answer,
  'slip.rejected': answer,
  'refund.moved': needed,
  'wallet.corrected': needed,
  'money.waiting': news,
  'wallet.moved': matters,
  'link.code': answer,
  'link.confirm': answer,
  'link.done': answer,
  'link.refused': answer,
  'file.refused': answer,
  'watch.found': alert,
  'watch.digest': alert,
} as const satisfies Record<string, NoticeRule>;

export type NoticeKind = keyof typeof NOTICE_KINDS;

const RULES: Readonly<Record<NoticeKind, NoticeRule>> = NOTICE_KINDS;

/** The kinds that travel in the bulk lane. */
export const BULK_NOTICE_KINDS = (Object.keys(NOTICE_KINDS) as NoticeKind[]).filter((kind) => RULES[kind].bulk === true);

/** The kinds that a member may switch off, in the order in which the settings show them. */
export const OPTIONAL_NOTICE_KINDS = (Object.keys(NOTICE_KINDS) as NoticeKind[]).filter((kind) => NOTICE_KINDS[kind].optional);
