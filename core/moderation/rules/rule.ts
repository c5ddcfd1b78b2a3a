import type { Job } from '../../jobs/job.model.ts';

/** Every warning a post may carry; words in `moderation:warning.<code>`. */
export const WARNINGS = [
  'pay_below_minimum', 'phone_in_text', 'contact_in_text', 'fee_words', 'border_or_compound', 'scam_words', 'overseas_no_licence', 'refused_text',
] as const;
export type WarningCode = (typeof WARNINGS)[number];

/** What a moderator reads beside a post: which rule, and what it saw. A warning decides nothing. */
export interface Warning {
  readonly code: WarningCode;
  /** The words, sum or place that set it off, as they stand in the post. */
  readonly evidence?: string;
}

/** A rule looks at a post and says what it saw, or nothing. Pure: no database, no clock. */
export interface WarningRule {
  readonly code: WarningCode;
  /** The evidence (may be empty); `undefined` when there is nothing to warn about. */
  find(job: Job): string | undefined;
}

/** What members will read of a post, where words are looked for. */
export function readTextOf(job: Job): string {
  return `${job.title}\n${job.companyName}\n${job.description}`;
}
