import type { Reader } from '../db/database.ts';
import { Accounts } from './account.model.ts';
import { memberWallet, type AccountCode } from './chart-of-accounts.ts';

const MERGES_MAX = 8;

/**
 * The account that holds a member's money today: their own wallet, or where it went when their chats became one person.
 * A transfer that loses the race with a merge is refused (account_closed): read the wallet again and repeat.
 */
export async function readWallet(reader: Reader, member: string): Promise<AccountCode> {
  let code = memberWallet(member);
  for (let merges = 0; merges < MERGES_MAX; merges++) {
    const account = await Accounts(reader).findById(code, { mergedInto: 1 }, { session: reader.session, lean: true });
    if (!account?.mergedInto) return code;
    code = account.mergedInto;
  }
  throw new Error(`the wallet of member ${member} was merged more than ${MERGES_MAX} times`);
}
