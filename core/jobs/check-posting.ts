import { BOUNTY, isBounty } from '../bounties/bounty-rules.ts';
import { refused, type Refused } from '../errors.ts';
import { PAY_BOUNDS } from '../text/pay.ts';
import type { JobText } from './job.model.ts';
import { isJobType, JOB_LIMITS } from './job-limits.ts';
import { isCategory, isPostingPlace } from './job-vocabulary.ts';

export type PostingRefusal =
  | 'title_length' | 'description_length' | 'openings_range' | 'category_unknown' | 'place_unknown' | 'type_unknown' | 'pay_absurd'
  | 'bounty_invalid' | 'bounty_openings';

/**
 * What is wrong with a post, the first thing only; `undefined` when it may be submitted. The chat asks field by field and has
 * checked already: this is the last door, for every way in. Refusals carry the bounds as `min` and `max`.
 */
export function checkPosting(text: JobText): Refused<PostingRefusal> | undefined {
  const { title, description, openings } = JOB_LIMITS;
  if (!within([...text.title].length, title)) return refused('title_length', title);
  if (!isCategory(text.category)) return refused('category_unknown');
  if (!Number.isInteger(text.openings) || !within(text.openings, openings)) return refused('openings_range', openings);
  if (!isPostingPlace(text.place)) return refused('place_unknown');
  if (!isPay(text.pay)) return refused('pay_absurd');
  if (!isJobType(text.type)) return refused('type_unknown');
  if (!within([...text.description].length, description)) return refused('description_length', description);
  if (text.bounty && !isBounty(text.bounty)) return refused('bounty_invalid', { min: BOUNTY.min, max: BOUNTY.max });
  if (text.bounty && text.openings > BOUNTY.openingsMax) return refused('bounty_openings', { max: BOUNTY.openingsMax });
  return undefined;
}

function within(value: number, bounds: { min: number; max: number }): boolean {
  return value >= bounds.min && value <= bounds.max;
}

function isPay({ min, max, period, negotiable }: JobText['pay']): boolean {
  const bounds = PAY_BOUNDS[period];
  for (const amount of [min, max]) {
    if (amount !== undefined && (!Number.isSafeInteger(amount) || !within(amount, bounds))) return false;
  }
  if (min !== undefined && max !== undefined && min > max) return false;
  return negotiable || min !== undefined || max !== undefined;
}
