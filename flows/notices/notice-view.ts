import type { Reader } from '../../core/db/database.ts';
import { translator } from '../../core/language/translate.ts';
import type { Language } from '../../core/language/language.ts';
import type { Notice, NoticeKind } from '../../core/notices/notice.ts';
import type { Links } from '../engine/chat.ts';
import type { ChannelName } from '../engine/inbound.ts';
import type { View } from '../engine/view.ts';
import type { NoticeWords } from './notice-words.ts';
import { jobNotices } from './job-notices.ts';
import { applicationNotices } from './application-notices.ts';
import { memberNotices } from './member-notices.ts';
import { pinNotices } from './pin-notices.ts';
import { rewardNotices } from './reward-notices.ts';
import { withdrawalNotices } from './withdrawal-notices.ts';
import { watchNotices } from './watch-notices.ts';
import { walletNotices } from './wallet-notices.ts';

/** Kinds and their words, one table a concept. */
const TABLES: readonly Partial<Record<NoticeKind, NoticeWords>>[] = [jobNotices, walletNotices, pinNotices, withdrawalNotices, applicationNotices, memberNotices, watchNotices, rewardNotices];

/** The words of a notice in the recipient's language. */
export async function noticeView(read: Reader, links: Links, notice: Notice, language: Language, channel: ChannelName): Promise<View | undefined> {
  const words = TABLES.map((table) => table[notice.kind]).find((each) => each !== undefined);
  if (!words) throw new Error(`a notice of kind ${notice.kind} has no words`);
  return words({ read, links, notice, language, channel, t: translator(language) });
}
