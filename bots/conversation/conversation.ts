import type { Evidence } from '../../core/encoding/evidence.ts';
import type { Language } from '../../core/language/language.ts';
import type { ChannelName } from '../../flows/engine/inbound.ts';
import type { Session } from '../../flows/engine/session.ts';
import type { Button, View } from '../../flows/engine/view.ts';
import type { Seen } from './seen.ts';
import type { SeqGuard } from './seq-guard.ts';

/** One message that waits to be sent, or was sent and is not yet cleared. */
export interface OutboxEntry {
  /** Numbered per chat, never reused. */
  readonly n: number;
  readonly view: View;
  /** A view that needs several messages has one entry each. */
  readonly part: number;
  readonly language: Language;
  /** Sends that nobody answered: each may have arrived. */
  readonly tries: number;
  /** Sends of which the platform said that it failed (5xx). */
  readonly failures?: number;
  readonly edit?: string;
  readonly hanging?: boolean;
  /** Set on notices: the rows that stay reachable under them. */
  readonly board?: readonly (readonly Button[])[];
  /** And the button above them that shares a number or a place. */
  readonly request?: View['request'];
}

/** The truth about one chat: one document, and every write of it conditional on `seq`. */
export interface Conversation {
  /** `channel:chat` */
  readonly _id: string;
  readonly channel: ChannelName;
  readonly chat: string;
  readonly seq: number;
  /** The same number as the server checks it; absent in documents of before (seq-guard.ts). */
  readonly guard?: SeqGuard | undefined;
  /** Random at every write: tells whose write a `seq` was, when the answer was lost. */
  readonly commit: string;
  readonly member?: string;
  readonly language?: Language;
  readonly session: Session;
  /** Ids of updates that took effect, oldest first, kept by age (seen.ts). */
  readonly seen: Seen;
  readonly outbox: readonly OutboxEntry[];
  readonly nextEntry: number;
  /** Who sends, and until when. */
  readonly delivery?: { readonly by: string; readonly until: Date };
  /** The platform asked for patience until then. */
  readonly notBefore?: Date;
  /** When the sweep should look here; absent when the outbox is empty. */
  readonly dueAt?: Date;
  readonly lastInboundAt: Date;
  /** Start of the channel's free session (Viber: fixed 24 hours from the first message). */
  readonly sessionStartAt?: Date;
  /** Viber: how many messages went out under each billing_status (channels.md §1.8). */
  readonly billing?: Readonly<Record<string, number>>;
  /** The person blocked the bot or left. */
  readonly left?: boolean;
  /** Viber: the answer to an `opened` event, repeated byte by byte for the same token. */
  readonly welcome?: { readonly token: string; readonly body: string };
  /** The rows of the last screen, repeated under notices where the last keyboard sent wins. */
  readonly board?: readonly (readonly Button[])[];
  /** What the last screen asked to share, repeated likewise. */
  readonly request?: View['request'];
  /** A reply keyboard hangs under the input. */
  readonly hanging?: boolean;
  readonly apiVersion?: number;
  /** Messages in the current minute, for the limit, and whether the person was told that they were too many. */
  readonly rate?: { readonly minute: number; readonly count: number; readonly told?: boolean };
  /** The last raw texts that were read as something else than they were written, for 30 days: while their reading may be disputed. */
  readonly heard?: readonly Heard[];
  /** What the messages of this chat tell about Zawgyi and Unicode; begins anew when another language is chosen. */
  readonly encoding?: Evidence;
}

export interface Heard {
  readonly raw: string;
  readonly as: 'unicode' | 'zawgyi';
  readonly at: Date;
}

const HEARD_MAX = 10;
const HEARD_LENGTH_MAX = 500;
const HEARD_MS = 30 * 24 * 60 * 60 * 1000;

/** Keeps the last ten raw texts of the last 30 days. */
export function rememberRaw(heard: Conversation['heard'], raw: string, as: Heard['as'], now: Date): readonly Heard[] {
  const fresh = (heard ?? []).filter((each) => now.getTime() - each.at.getTime() < HEARD_MS);
  return [...fresh, { raw: raw.slice(0, HEARD_LENGTH_MAX), as, at: now }].slice(-HEARD_MAX);
}
