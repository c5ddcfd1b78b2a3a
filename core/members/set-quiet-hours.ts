import type { Tx } from '../db/database.ts';
import { refused, type Result } from '../errors.ts';
import type { Member, QuietHours } from './member.model.ts';
import { changeActive, type InactiveCode } from './require-active.ts';

/** Sets the hours (0–23, Asia/Yangon) in which notices that can wait do wait, or clears them. Refuses `quiet_hours_invalid`. */
export async function setQuietHours(tx: Tx, input: { member: string; quiet?: QuietHours }): Promise<Result<Member, InactiveCode | 'quiet_hours_invalid'>> {
  if (!input.quiet) return changeActive(tx, input.member, { $unset: { 'notices.quiet': 1 } });
  const { from, to } = input.quiet;
  if (!isHour(from) || !isHour(to) || from === to) return refused('quiet_hours_invalid');
  return changeActive(tx, input.member, { $set: { 'notices.quiet': { from, to } } });
}

function isHour(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 23;
}
