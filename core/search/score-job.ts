import { wordTokens } from './match-query.ts';
import type { SearchQuery } from './search-query.ts';

/** Weights: a role before any text, text before the nearer place, and that before pay. Freshness decides between equals. */
const ROLE = 100;
const TEXT = 50;
const CATEGORY = 20;
const PLACE = 5;
const PAY = 3;

/** The rank of a job for a query, as an aggregation expression over the job's fields. */
export function scoreOf(query: SearchQuery): Record<string, unknown> {
  const tokens = wordTokens(query);
  const parts: unknown[] = [
    weigh(query.roles.length > 0, { $in: [{ $ifNull: ['$role', ''] }, query.roles] }, ROLE),
    weigh(query.categories.length > 0, { $in: ['$category', query.categories] }, CATEGORY),
    weigh(query.places.length > 0, { $in: ['$place', query.places] }, PLACE),
    weigh(query.pay !== undefined, { $gte: [{ $ifNull: ['$pay.max', '$pay.min'] }, query.pay?.min ?? 0] }, PAY),
  ];
  if (tokens.length > 0) parts.push({ $multiply: [{ $size: { $setIntersection: ['$searchTokens', tokens] } }, TEXT / tokens.length] });
  return { $add: parts };
}

function weigh(asked: boolean, condition: unknown, weight: number): unknown {
  return asked ? { $cond: [condition, weight, 0] } : 0;
}
