import { readRecords } from '../csv/read-csv.ts';
import type { Reader } from '../db/database.ts';
import { localNumber } from './export-batch.ts';
import { listBatch } from './read-withdrawals.ts';
import { isFailReason, type FailReason } from './withdrawal-rules.ts';
import type { Withdrawal } from './withdrawal.model.ts';

/** What one line of a result file means, before anything is done. */
export type ResultLine = { readonly line: number; readonly number: string; readonly amount?: number } & (
  | { readonly what: 'pay'; readonly reference: string }
  | { readonly what: 'fail'; readonly reason: FailReason }
  /** Done before, or nothing filled in yet: nothing happens. */
  | { readonly what: 'done' | 'open' }
  /** Why it cannot be applied (`withdraw:panel.problem.<code>`). */
  | { readonly what: 'problem'; readonly problem: ResultProblem }
);

export type ResultProblem = 'not_in_batch' | 'other_amount' | 'other_number' | 'no_reference' | 'twice' | 'other_end' | 'unknown_result';

const PAID = new Set(['paid', 'success', 'ok', 'done', 'yes']);
const FAILED = new Set(['failed', 'fail', 'rejected', 'no', 'error']);

/**
 * Reads the file of a batch as it came back, filled in: what applying it will do, line by line. A line counts only when number, amount and phone are those
 * of the batch. Applying the same file again finds `done` everywhere. `undefined` when it is no such file at all.
 */
export async function readResults(reader: Reader, { batch, text }: { batch: string; text: string }): Promise<ResultLine[] | undefined> {
  const records = readRecords(text);
  if (!records || records.length === 0 || !records.every((record) => 'number' in record && 'reference' in record)) return undefined;
  const known = new Map((await listBatch(reader, batch)).map((one) => [one._id, one]));
  const references = new Map<string, number>();
  const numbers = new Map<string, number>();
  for (const record of records) {
    count(references, record['reference'] ?? '');
    count(numbers, record['number'] ?? '');
  }
  return records.map((record, index) => {
    const number = record['number'] ?? '';
    const withdrawal = known.get(number);
    const base = { line: index + 2, number, ...(withdrawal && { amount: withdrawal.amount }) };
    const reference = record['reference'] ?? '';
    const twice = (numbers.get(number) ?? 0) > 1 || (reference !== '' && (references.get(reference) ?? 0) > 1);
    if (twice) return { ...base, what: 'problem', problem: 'twice' };
    return { ...base, ...readLine(record, withdrawal, batch) };
  });
}

type Meaning = { what: 'pay'; reference: string } | { what: 'fail'; reason: FailReason } | { what: 'done' | 'open' } | { what: 'problem'; problem: ResultProblem };

function readLine(record: Readonly<Record<string, string>>, withdrawal: Withdrawal | undefined, batch: string): Meaning {
  if (!withdrawal || (record['batch'] ?? batch) !== batch) return { what: 'problem', problem: 'not_in_batch' };
  if (Number((record['amount'] ?? '').replaceAll(',', '')) !== withdrawal.amount) return { what: 'problem', problem: 'other_amount' };
  if (digits(record['phone'] ?? '') !== digits(localNumber(withdrawal.phone))) return { what: 'problem', problem: 'other_number' };
  const reference = record['reference'] ?? '';
  const result = (record['result'] ?? '').toLowerCase();
  const note = record['note'] ?? '';
  if (FAILED.has(result)) {
    if (withdrawal.state === 'failed') return { what: 'done' };
    return withdrawal.state === 'paid' || withdrawal.state === 'cancelled' ? { what: 'problem', problem: 'other_end' } : { what: 'fail', reason: isFailReason(note) ? note : 'provider_refused' };
  }
  if (result !== '' && !PAID.has(result)) return { what: 'problem', problem: 'unknown_result' };
  if (reference === '') return result === '' ? { what: 'open' } : { what: 'problem', problem: 'no_reference' };
  if (withdrawal.state === 'paid') return withdrawal.reference === reference ? { what: 'done' } : { what: 'problem', problem: 'other_end' };
  return withdrawal.state === 'failed' || withdrawal.state === 'cancelled' ? { what: 'problem', problem: 'other_end' } : { what: 'pay', reference };
}

function count(counts: Map<string, number>, value: string): void {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}

/** Spreadsheets take the nought in front of a number away. */
function digits(phone: string): string {
  return phone.replaceAll(/\D/g, '').replace(/^0+/, '');
}
