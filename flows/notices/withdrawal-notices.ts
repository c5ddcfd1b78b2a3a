import { formatKyat } from '../../core/language/format-money.ts';
import { isIdentityReason } from '../../core/identity/identity-rules.ts';
import { isFailReason, isPayoutWay } from '../../core/withdrawals/withdrawal-rules.ts';
import type { NoticeKind } from '../../core/notices/notice.ts';
import { goButton } from '../go-button.ts';
import type { NoticeContext, NoticeWords } from './notice-words.ts';

/** What became of a withdrawal, and of the document that stands before the first one. */
export const withdrawalNotices: Partial<Record<NoticeKind, NoticeWords>> = {
  'withdrawal.paid': async (context) => ({
    title: context.t('withdraw:notice.paidTitle'),
    body: context.t('withdraw:notice.paid', { ...facts(context), reference: String(context.notice.params['reference']), receipt: String(context.notice.params['receipt']) }),
    buttons: [[goButton(context.t('withdraw:button.list'), 'payouts.list')]],
  }),
  'withdrawal.failed': async (context) => {
    const { t, notice } = context;
    const reason = String(notice.params['reason']);
    return {
      title: t('withdraw:notice.failedTitle'),
      body: t('withdraw:notice.failed', { ...facts(context), reason: t(`withdraw:reason.${isFailReason(reason) ? reason : 'other'}`) }),
      buttons: [[goButton(t('withdraw:button.again'), 'withdraw', [], 'primary')], [goButton(t('withdraw:button.list'), 'payouts.list')]],
    };
  },
  'identity.accepted': async ({ t }) => ({
    title: t('withdraw:identity.title'), body: t('withdraw:identity.accepted'), buttons: [[goButton(t('withdraw:button.withdraw'), 'withdraw', [], 'primary')]],
  }),
  'identity.refused': async ({ t, notice }) => {
    const reason = String(notice.params['reason']);
    return {
      title: t('withdraw:identity.title'), body: t('withdraw:identity.refused', { reason: t(`withdraw:identity.reason.${isIdentityReason(reason) ? reason : 'other'}`) }),
      buttons: [[goButton(t('withdraw:button.identity'), 'identity', [], 'primary')]],
    };
  },
};

function facts({ t, language, notice: { params } }: NoticeContext) {
  const way = String(params['way']);
  return { amount: formatKyat(Number(params['amount']), language), way: isPayoutWay(way) ? t(`withdraw:way.${way}`) : way, number: String(params['withdrawal']) };
}
