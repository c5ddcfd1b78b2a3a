import type { Reader } from '../../core/db/database.ts';
import type { Language } from '../../core/language/language.ts';
import type { Translate } from '../../core/language/translate.ts';
import type { Notice } from '../../core/notices/notice.ts';
import type { Links } from '../engine/chat.ts';
import type { ChannelName } from '../engine/inbound.ts';
import type { View } from '../engine/view.ts';

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
