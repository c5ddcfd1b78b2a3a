import { changeOf } from './change.ts';
import type { Entry } from './entry.model.ts';
import type { Report } from './finding.ts';
import { Walk, type Snapshot } from './snapshot.ts';
import { fingerprintOf } from './transfer-request.ts';
import type { Transfer } from './transfer.model.ts';

/** Each transfer: exactly its two entries, unchanged since it was asked for; each entry: a transfer. Both sides of ends and reversals. */
export async function verifyTransfers(snapshot: Snapshot, report: Report): Promise<void> {
  const transfers = await Walk.start(snapshot.stream<Transfer>('transfers', { state: { $ne: 'refused' } }, { _id: 1 }));
  const entries = await Walk.start(snapshot.stream<Entry>('entries', {}, { transfer: 1, side: 1 }));
  while (transfers.head || entries.head) {
    const transfer = transfers.head;
    const entry = entries.head;
    if (entry && (!transfer || entry.transfer < transfer._id)) {
      report({ what: 'orphan_entry', account: entry.account, entry: entry._id });
      await entries.advance();
      continue;
    }
    if (!transfer) break;
    const own: Entry[] = [];
    for (let each = entries.head; each && each.transfer === transfer._id; each = entries.head) {
      own.push(each);
      await entries.advance();
    }
    check(transfer, own, report);
    await transfers.advance();
  }
  for (const { _id } of await brokenLinks(snapshot)) report({ what: 'link_broken', transfer: _id });
}

function check(transfer: Transfer, entries: readonly Entry[], report: Report): void {
  const [credit, debit] = entries; // in the order of their sides
  const whole = entries.length === 2 && debit && credit && belongs(transfer, debit, 'debit') && belongs(transfer, credit, 'credit');
  if (!whole) report({ what: 'transfer_incomplete', transfer: transfer._id });
  const sameWords = entries.every(({ reference, textKey, code = transfer.code }) => reference === transfer.reference && textKey === transfer.textKey && code === transfer.code);
  if (fingerprintOf(transfer) !== transfer.fingerprint || !sameWords || !standsRight(transfer)) report({ what: 'transfer_changed', transfer: transfer._id });
}

/** Whether a transfer is in a state that its kind can have: only a hold waits and ends, only what moved money is taken back. */
function standsRight({ kind = 'plain', state, endedBy, reversedBy }: Transfer): boolean {
  if (kind === 'pending') return (state !== 'pending' || endedBy === undefined) && reversedBy === undefined;
  const ends = kind === 'void' ? 'voided' : kind === 'expire' ? 'expired' : 'posted';
  return state === ends && endedBy === undefined && (reversedBy === undefined || kind === 'plain' || kind === 'post');
}

function belongs(transfer: Transfer, entry: Entry, side: 'debit' | 'credit'): boolean {
  const { account, amount, pending } = changeOf(transfer, side);
  return entry.side === side && entry.account === account && entry.amount === amount && (entry.pending ?? 0) === pending;
}

/** Ends whose hold names another, holds that are over without an end, reversals whose mistake does not know of them, and the other way round. */
async function brokenLinks(snapshot: Snapshot): Promise<{ _id: string }[]> {
  const other = (field: string) => ({ $lookup: { from: 'transfers', localField: field, foreignField: '_id', as: 'other' } });
  const find = (match: object, field: string, agrees: object[]) =>
    snapshot.aggregate<{ _id: string }>('transfers', [{ $match: match }, other(field), { $set: { other: { $first: '$other' } } }, { $match: { $expr: { $not: [{ $and: agrees }] } } }, { $project: { _id: 1 } }]);
  return [
    ...await find({ kind: { $in: ['post', 'void', 'expire'] }, state: { $ne: 'refused' } }, 'pending', [
      { $eq: ['$other.endedBy', '$_id'] }, { $eq: ['$other.state', '$state'] }, { $eq: ['$other.amount', '$held'] },
    ]),
    ...await find({ kind: 'pending', state: { $in: ['posted', 'voided', 'expired'] } }, 'endedBy', [{ $eq: ['$other.pending', '$_id'] }]),
    ...await find({ kind: 'reversal', state: { $ne: 'refused' } }, 'reverses', [{ $eq: ['$other.reversedBy', '$_id'] }, { $eq: ['$other.amount', '$amount'] }]),
    ...await find({ reversedBy: { $exists: true } }, 'reversedBy', [{ $eq: ['$other.reverses', '$_id'] }]),
  ];
}
