import type { Tx } from '../db/database.ts';
import { Accounts } from './account.model.ts';
import { available } from './change.ts';
import type { AccountCode } from './chart-of-accounts.ts';
import { currentWallet } from './read-wallet.ts';
import { recordTransfer } from './record-transfer.ts';
import { TRANSFER_CODES } from './transfer-codes.ts';

/** Sends what is free in a closed wallet on to the wallet of the person that its owner became. */
export async function followOwner(tx: Tx, from: AccountCode): Promise<void> {
  const account = await Accounts(tx).findById(from, null, { session: tx.session, lean: true });
  const to = await currentWallet(tx, from);
  if (!account || to === from || available(account) <= 0) return;
  const moved = await recordTransfer(tx, {
    key: `merge:${from.slice('member:'.length)}:${account.seq}`, kind: 'plain', state: 'posted', code: 'merge', debit: from, credit: to,
    amount: available(account), reference: from, textKey: TRANSFER_CODES.merge,
  }, true);
  if (!moved.ok) throw new Error(`the money of ${from} cannot follow to ${to}: ${moved.code}`);
}
