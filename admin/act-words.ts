import type { TextKey } from '../core/language/keys.ts';
import type { AuditRow } from '../core/moderation/audit.model.ts';

const WORDS: Readonly<Record<AuditRow['act'], TextKey>> = {
  'job.approve': 'panel:act.job_approve',
  'job.reject': 'panel:act.job_reject',
  'job.hide': 'panel:act.job_hide',
  'job.show': 'panel:act.job_show',
  'job.take_down': 'panel:act.job_take_down',
  'report.dismiss': 'panel:act.report_dismiss',
  'member.ban': 'panel:act.member_ban',
  'member.unban': 'panel:act.member_unban',
  'role.grant': 'panel:act.role_grant',
  'role.revoke': 'panel:act.role_revoke',
  'announcement.resolve': 'panel:act.announcement_resolve',
  'session.open': 'panel:act.session_open',
  'session.revoke': 'panel:act.session_revoke',
  'reward.decide': 'panel:act.reward_decide',
  'payment.close_case': 'panel:act.payment_close_case',
  'phone.show': 'panel:act.phone_show',
  'slip.accept': 'panel:act.slip_accept',
  'slip.reject': 'panel:act.slip_reject',
  'refund.start': 'panel:act.refund_start',
  'refund.end': 'panel:act.refund_end',
  'correction.propose': 'panel:act.correction_propose',
  'correction.approve': 'panel:act.correction_approve',
  'correction.decline': 'panel:act.correction_decline',
  'statement.apply': 'panel:act.statement_apply',
  'withdrawal.agree': 'withdraw:act.agree',
  'withdrawal.fail': 'withdraw:act.fail',
  'withdrawal.pay': 'withdraw:act.pay',
  'withdrawal.export': 'withdraw:act.export',
  'identity.accept': 'withdraw:act.identity_accept',
  'identity.refuse': 'withdraw:act.identity_refuse',
  'identity.look': 'withdraw:act.identity_look',
  'pin.reset': 'withdraw:act.pin_reset',
  'pin.keep': 'withdraw:act.pin_keep',
};

/** What was done, as a sentence's verb. */
export function actWords(act: AuditRow['act']): TextKey {
  return WORDS[act];
}
