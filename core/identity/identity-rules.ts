/** Why a document was not enough; each has words (`withdraw:identity.reason.<code>`). */
export const IDENTITY_REASONS = ['unreadable', 'not_a_document', 'expired', 'other_person', 'other'] as const;
export type IdentityReason = (typeof IDENTITY_REASONS)[number];

/** True for a reason of the table: for what a form brought. */
export function isIdentityReason(code: string): code is IdentityReason {
  return (IDENTITY_REASONS as readonly string[]).includes(code);
}
