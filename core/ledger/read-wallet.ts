import type { Reader } from '../db/database.ts';
import { Accounts, type Account } from './account.model.ts';
import { memberWallet, type AccountCode } from './chart-of-accounts.ts';

const MERGES_MAX = 8;

/**
 * The account that holds a member's money today: their own wallet, or where it went when their chats became one person.
 * A transfer that loses the race with a merge is refused (account_closed): read the wallet again and repeat.
 */
export async function readWallet(reader: Reader, member: string): Promise<AccountCode> {
  return currentWallet(reader, memberWallet(member));
}

/** The account that took over from this one; any account that was never merged is its own. */
export async function currentWallet(reader: Reader, account: AccountCode): Promise<AccountCode> {
  return account.startsWith('member:') ? (await followMerges(reader, account)).code : account;
}

/** A wallet's code today, and the account itself; none for a wallet that was never used. */
export async function followMerges(reader: Reader, wallet: AccountCode): Promise<{ readonly code: AccountCode; readonly account: Account | undefined }> {
  let code = wallet;
  for (let merges = 0; merges < MERGES_MAX; merges++) {
    const account = await Accounts(reader).findById(code, null, { session: reader.session, lean: true });
    if (!account?.mergedInto) return { code, account: account ?? undefined };
    code = account.mergedInto;
  }
  throw new Error(`the wallet ${wallet} was merged more than ${MERGES_MAX} times`);
}
