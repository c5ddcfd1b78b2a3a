import type { Reader } from '../../core/db/database.ts';
import { translator, type Translate } from '../../core/language/translate.ts';
import type { Language } from '../../core/language/language.ts';
import type { Notice, NoticeKind } from '../../core/notices/notice.ts';
import type { Links } from '../engine/chat.ts';
import type { ChannelName } from '../engine/inbound.ts';
import type { View } from '../engine/view.ts';
import { jobNotices } from './job-notices.ts';
import { applicationNotices } from './application-notices.ts';
import { memberNotices } from './member-notices.ts';
import { walletNotices } from './wallet-notices.ts';

/** What the words of a notice are made from. */
export interface NoticeContext {
  readonly read: Reader;
  readonly links: Links;
  readonly notice: Notice;
  readonly language: Language;
  readonly channel: ChannelName;
  readonly t: Translate;
}

/** The words of one kind; `undefined` when there is nothing left to say (the job is gone, the offer withdrawn). */
export type NoticeWords = (context: NoticeContext) => Promise<View | undefined>;

/** Kinds and their words, one table a concept. */
const TABLES: readonly Partial<Record<NoticeKind, NoticeWords>>[] = [jobNotices, walletNotices, applicationNotices, memberNotices];

/** The words of a notice in the recipient's language. */
export async function noticeView(read: Reader, links: Links, notice: Notice, language: Language, channel: ChannelName): Promise<View | undefined> {
  const words = TABLES.map((table) => table[notice.kind]).find((each) => each !== undefined);
  if (!words) throw new Error(`a notice of kind ${notice.kind} has no words`);
  return words({ read, links, notice, language, channel, t: translator(language) });
}
