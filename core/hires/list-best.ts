import type { Reader } from '../db/database.ts';
import { findMembers } from '../members/find-member.ts';
import { monthStart } from '../referrals/yangon-month.ts';
import { countHires } from './count-hires.ts';
import { Hires } from './hire.model.ts';

/** Names on the board of a month. */
export const BEST_MAX = 10;
/** Of so many with the most hires those who agree to be named are looked for. */
const CANDIDATES_MAX = 200;

export interface Best {
  readonly member: string;
  readonly name: string;
  /** Confirmed hires of this month, and of all time. */
  readonly hires: number;
  readonly hiresEver: number;
}

/** The referrers with the most confirmed hires of this month in Yangon, of those who agree to be named, and a member's own number. */
export async function listBest(reader: Reader, member: string): Promise<{ best: Best[]; mine: number }> {
  const from = monthStart(reader.clock.now());
  const month = { hiredAt: { $gte: from }, referrer: { $exists: true }, state: { $ne: 'failed' as const } };
  const rows = await Hires(reader).aggregate<{ _id: string; hires: number; last: Date }>([
    { $match: month }, { $group: { _id: '$referrer', hires: { $sum: 1 }, last: { $max: '$hiredAt' } } },
    { $sort: { hires: -1, last: 1, _id: 1 } }, { $limit: CANDIDATES_MAX },
  ]).session(reader.session ?? null);
  const members = await findMembers(reader, rows.map(({ _id }) => _id));
  const named = rows.flatMap(({ _id, hires }) => {
    const found = members.get(_id);
    return found?.named && found.status === 'active' && found.name ? [{ member: _id, name: found.name, hires }] : [];
  }).slice(0, BEST_MAX);
  const best: Best[] = [];
  for (const one of named) best.push({ ...one, hiresEver: await countHires(reader, one.member) });
  return { best, mine: rows.find(({ _id }) => _id === member)?.hires ?? await Hires(reader).countDocuments({ ...month, referrer: member }, { session: reader.session }) };
}
