/** One of our own accounts, into which people transfer by hand. */
export interface OwnAccount {
  /** Where it is, as people call it: `KBZPay`. */
  readonly name: string;
  readonly number: string;
  readonly holder: string;
}

/**
 * Reads MANUAL_ACCOUNTS: `KBZPay 09 123 456 789 Daw Mya; AYA Bank 4001 2345 678 MyanJobs Co`. `undefined` when one of them is not a name, a
 * number and a holder.
 */
export function readOwnAccounts(text: string): readonly OwnAccount[] | undefined {
  const accounts = text.split(';').filter((one) => one.trim() !== '').map((one) => {
    const { name = '', number = '', holder = '' } = /^\s*(?<name>\D{2,24}?)\s+(?<number>\d[\d -]{4,30}\d)\s+(?<holder>\S.{0,60})$/.exec(one)?.groups ?? {};
    return { name, number, holder: holder.trim() };
  });
  return accounts.every(({ name }) => name !== '') ? accounts : undefined;
}
