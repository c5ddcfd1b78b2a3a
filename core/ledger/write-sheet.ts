import type { Tx } from '../db/database.ts';
import { runWrite } from '../db/run-write.ts';
import type { SheetLine } from './account-sheet.ts';

/** Accounts of one part of the statement. The server finds each one's change in a list: sooner done than parsing an update for each. */
const PART = 100;

/**
 * Writes what happened to accounts: each of them is touched by one update, on the condition that it stands where it stood (the number of
 * its last entry, its status). One statement, one more when an account is opened. False when one does not stand there, and an error of a
 * duplicate key when one that is to be opened exists: the caller aborts.
 */
export async function writeSheet(tx: Tx, lines: readonly SheetLine[]): Promise<boolean> {
  const opened = lines.filter(({ opened: isNew }) => isNew);
  if (opened.length > 0) await runWrite(tx, { insert: 'accounts', documents: opened.map(({ after }) => ({ ...after, unsealed: true })) });
  const moved = opened.length > 0 ? lines.filter(({ opened: isNew }) => !isNew) : lines;
  if (moved.length === 0) return true;
  const updates = Array.from({ length: Math.ceil(moved.length / PART) }, (_, n) => updateOf(moved.slice(n * PART, (n + 1) * PART)));
  const { nModified } = await runWrite(tx, { update: 'accounts', updates });
  return nModified === moved.length;
}

/** An account that is not where it was stays as it is, and so is not counted among the modified. */
function updateOf(lines: readonly SheetLine[]): object {
  const ids = lines.map(({ before }) => before._id);
  const changes = lines.map(({ before: { seq, status }, after }) => ({
    seq, status,
    to: {
      postedDebit: after.postedDebit, postedCredit: after.postedCredit, pendingDebit: after.pendingDebit, pendingCredit: after.pendingCredit,
      seq: after.seq, lastAt: after.lastAt, unsealed: true,
    },
  }));
  const change = { $arrayElemAt: [{ $literal: changes }, { $indexOfArray: [{ $literal: ids }, '$_id'] }] };
  const stands = { $and: [{ $eq: ['$seq', '$$change.seq'] }, { $eq: ['$status', '$$change.status'] }] };
  return {
    q: { _id: { $in: ids } }, multi: true,
    u: [{ $replaceWith: { $let: { vars: { change }, in: { $cond: [stands, { $mergeObjects: ['$$ROOT', '$$change.to'] }, '$$ROOT'] } } } }],
  };
}
