import type { Reader } from '../db/database.ts';
import { Accounts } from './account.model.ts';
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
  let code = account;
  if (!code.startsWith('member:')) return code;
  for (let merges = 0; merges < MERGES_MAX; merges++) {
    const found = await Accounts(reader).findById(code, { mergedInto: 1 }, { session: reader.session, lean: true });
    if (!found?.mergedInto) return code;
    code = found.mergedInto;
  }
  throw new Error(`the wallet ${account} was merged more than ${MERGES_MAX} times`);
}
