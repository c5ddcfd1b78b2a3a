import { REJECTION_REASONS, type RejectionReason } from '../../core/applications/application-stage.ts';
import type { Translate } from '../../core/language/translate.ts';

/** A code that came as plain text (a notice's parameter, a button) as the reason it is. */
export function asReason(code: unknown): RejectionReason {
  return REJECTION_REASONS.find((reason) => reason === code) ?? 'other';
}

/** Why not, in the reader's language, with what the employer added in theirs. */
export function rejectionWords(t: Translate, rejection: { code: RejectionReason; text?: string }): string {
  const reason = t('applications:why', { reason: t(`applications:reason.${rejection.code}`) });
  return rejection.text ? `${reason}\n“${rejection.text}”` : reason;
}
