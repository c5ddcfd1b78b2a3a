/** Why a post is rejected or taken down. Each has words in both languages (`moderation:reason.<code>`) that the employer reads. */
export const CLOSE_REASONS = [
  'pay_too_low', 'phone_in_text', 'asks_money', 'looks_like_scam', 'overseas_licence', 'unclear', 'wrong_category', 'duplicate',
  'offensive', 'not_a_job', 'other',
] as const;
export type CloseReasonCode = (typeof CLOSE_REASONS)[number];

/** Why a member reports a job (`moderation:report.<code>`), in the order in which the chat offers them. */
export const REPORT_REASONS = ['asks_money', 'scam', 'closed_already', 'wrong_facts', 'offensive', 'other'] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

/** Characters a moderator may add to a reason, or a member to a report. */
export const REASON_TEXT_MAX = 300;

/** True for a reason of the table: for what a form or a button brought. */
export function isCloseReason(code: string): code is CloseReasonCode {
  return (CLOSE_REASONS as readonly string[]).includes(code);
}

/** True for a report's reason of the table. */
export function isReportReason(code: string): code is ReportReason {
  return (REPORT_REASONS as readonly string[]).includes(code);
}
