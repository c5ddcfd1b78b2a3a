import { formatDateTime } from '../../core/language/format-date.ts';
import { WAIT_AFTER_RESET_MS } from '../../core/pin/pin-rules.ts';
import type { NoticeKind } from '../../core/notices/notice.ts';
import { goButton } from '../go-button.ts';
import type { NoticeWords } from './notice-words.ts';

/** What happens to a wallet's PIN is told, so that a stranger's hand is noticed. */
export const pinNotices: Partial<Record<NoticeKind, NoticeWords>> = {
  'pin.changed': async ({ t }) => ({ title: t('pin:title'), body: t('pin:changed'), buttons: [[goButton(t('pin:button.forgot'), 'pinhelp.forgot')]] }),
  'pin.reset': async ({ t, language, notice }) => ({ title: t('pin:title'), body: t('pin:reset', { until: formatDateTime(new Date(notice.createdAt.getTime() + WAIT_AFTER_RESET_MS), language) }), buttons: [[goButton(t('pin:button.choose'), 'pin', [], 'primary')]] }),
  'pin.kept': async ({ t }) => ({ title: t('pin:title'), body: t('pin:kept'), buttons: [[goButton(t('pin:button.forgot'), 'pinhelp.forgot')]] }),
};
