import { isDuplicateKey, type Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { ok, refused, type Result } from '../errors.ts';
import { Companies, type Company } from './company.model.ts';

/** Characters of a company's name. */
export const COMPANY_NAME = { min: 2, max: 60 } as const;

/**
 * Gives a member their company, the first time only. Unique by an index on the member, so two linked chats cannot make two.
 * Refusals: `company_name_length`, `company_exists` (the transaction is dead then, as after every refusal).
 */
export async function createCompany(
  tx: Tx, input: { owner: string; name: string },
): Promise<Result<Company, 'company_name_length' | 'company_exists'>> {
  const name = input.name.trim();
  const length = [...name].length;
  if (length < COMPANY_NAME.min || length > COMPANY_NAME.max) return refused('company_name_length', { ...COMPANY_NAME });
  const company: Company = { _id: newId(), owner: input.owner, name, createdAt: tx.clock.now() };
  try {
    await Companies(tx).create([company], { session: tx.session });
  } catch (error) {
    if (isDuplicateKey(error)) return refused('company_exists');
    throw error;
  }
  return ok(company);
}
