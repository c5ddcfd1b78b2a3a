/** Why a slip is rejected; each has words that the member reads (`wallet:slipReason.<code>`). */
export const SLIP_REASONS = ['not_arrived', 'unreadable', 'wrong_reference', 'wrong_account', 'used_before', 'other'] as const;
export type SlipReason = (typeof SLIP_REASONS)[number];
