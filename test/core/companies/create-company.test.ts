import { expect, test } from 'vitest';
import { companyOf } from '../../../core/companies/company-of.ts';
import { createCompany } from '../../../core/companies/create-company.ts';
import { reassignCompany } from '../../../core/companies/reassign-company.ts';
import { inTransaction } from '../../../core/db/database.ts';
import { useDatabase } from '../../support/database.ts';

const db = useDatabase();
const create = (owner: string, name: string) => inTransaction(db.reader, (tx) => createCompany(tx, { owner, name }));

test('a member makes their company once, also from two chats at the same instant', async () => {
  const results = await Promise.all([create('m1', ' Shwe Bakery '), create('m1', 'Shwe Bakery 2')]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results).toContainEqual({ ok: false, code: 'company_exists' });
  expect((await companyOf(db.reader, 'm1'))?.name).toMatch(/^Shwe Bakery/);
});

test('a name of one letter or of sixty-one is refused with the bounds', async () => {
  for (const name of ['က', 'x'.repeat(61)]) {
    expect(await create('m2', name)).toEqual({ ok: false, code: 'company_name_length', params: { min: 2, max: 60 } });
  }
});

test('the company of a merged member goes to the other, unless that one has their own', async () => {
  await create('m3', 'Three');
  await create('m5', 'Five');
  await inTransaction(db.reader, (tx) => reassignCompany(tx, 'm3', 'm4'));
  await inTransaction(db.reader, (tx) => reassignCompany(tx, 'm4', 'm5'));
  expect((await companyOf(db.reader, 'm4'))?.name).toBe('Three');
  expect((await companyOf(db.reader, 'm5'))?.name).toBe('Five');
});
