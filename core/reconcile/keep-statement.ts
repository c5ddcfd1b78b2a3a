import { createHash } from 'node:crypto';
import { DAY } from '../clock.ts';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { ok, refused, type Result } from '../errors.ts';
import { readDay } from '../language/read-day.ts';
import { requireRole } from '../moderation/require-role.ts';
import { PROVIDER_NAMES } from '../payments/provider.ts';
import { readStatementFile } from './read-statement-file.ts';
import { ProviderStatements, type ProviderStatement } from './statement.model.ts';

const DAYS_MAX = 31;

export type KeepStatementRefusal = 'not_allowed' | 'provider_unknown' | 'days_invalid' | 'statement_unreadable' | 'statement_column';

/**
 * Keeps an uploaded statement (CSV) of a provider for the days `from` to `to` (YYYY-MM-DD in Yangon, both included), so that what it would do can be
 * looked at. The same file again is the same statement. Refuses: not_allowed, provider_unknown, days_invalid (more than a month, or
 * backwards), statement_unreadable, statement_column { column }.
 */
export async function keepStatement(
  tx: Tx, input: { by: string; provider: string; from: string; to: string; text: string },
): Promise<Result<ProviderStatement, KeepStatementRefusal>> {
  const moderator = await requireRole(tx, input.by, 'money');
  if (!moderator.ok) return moderator;
  const provider = PROVIDER_NAMES.find((name) => name === input.provider);
  if (!provider) return refused('provider_unknown');
  const from = readDay(input.from);
  const last = readDay(input.to);
  if (!from || !last || last < from || last.getTime() - from.getTime() >= DAYS_MAX * DAY) return refused('days_invalid');
  const lines = readStatementFile(input.text);
  if (!lines.ok) return lines;
  const digest = createHash('sha256').update(`${provider}\n${from.toISOString()}\n${last.toISOString()}\n${input.text}`).digest('hex');
  const before = await ProviderStatements(tx).findOne({ digest }, null, { session: tx.session }).lean<ProviderStatement>();
  if (before) return ok(before);
  const statement: ProviderStatement = {
    _id: newId(), provider, digest, from, to: new Date(last.getTime() + DAY), lines: lines.value, state: 'read', by: moderator.value._id, at: tx.clock.now(),
  };
  await ProviderStatements(tx).create([statement], { session: tx.session });
  return ok(statement);
}
