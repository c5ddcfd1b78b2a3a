import type { Reader } from '../../core/db/database.ts';
import { PROVIDER_NAMES } from '../../core/payments/provider.ts';
import { transferCodes } from '../../core/ledger/transfer-codes.ts';
import { transferKinds, Transfers } from '../../core/ledger/transfer.model.ts';

/** How often: each code of the chart, each kind of transfer, and money in by each provider and by hand. */
export type Posted = Readonly<Record<'transfers' | 'kinds' | 'payments', Readonly<Record<string, number>>>>;

/** Counts what stands in the books, zeros included; what was only remembered as refused does not count. */
export async function countPosted(reader: Reader): Promise<Posted> {
  const found = await Transfers(reader).aggregate<{ _id: { code: string; kind?: string; debit: string }; times: number }>([
    { $match: { state: { $ne: 'refused' } } },
    { $group: { _id: { code: '$code', kind: '$kind', debit: { $cond: [{ $in: ['$code', ['topup', 'suspense']] }, '$debit', ''] } }, times: { $sum: 1 } } },
  ]);
  const sum = (fits: (of: { code: string; kind?: string; debit: string }) => boolean): number => found.reduce((total, { _id, times }) => total + (fits(_id) ? times : 0), 0);
  return {
    transfers: Object.fromEntries(transferCodes.map((code) => [code, sum((of) => of.code === code)])),
    kinds: Object.fromEntries(transferKinds.map((kind) => [kind, sum((of) => (of.kind ?? 'plain') === kind)])),
    payments: Object.fromEntries([...PROVIDER_NAMES, 'manual'].map((till) => [till, sum((of) => of.debit === `${till}:clearing`)])),
  };
}
