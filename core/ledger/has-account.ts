import type { Reader } from '../db/database.ts';
import { Accounts } from './account.model.ts';
import { houseAccounts, type AccountCode } from './chart-of-accounts.ts';

/** True for one of the house's accounts, and for any that money has been in. */
export async function hasAccount(reader: Reader, code: AccountCode): Promise<boolean> {
  if (houseAccounts.some((house) => house === code)) return true;
  return await Accounts(reader).exists({ _id: code }).session(reader.session ?? null) !== null;
}
