import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { houseAccounts } from '../../core/ledger/chart-of-accounts.ts';
import { transferCodes } from '../../core/ledger/transfer-codes.ts';
import { PROVIDER_NAMES } from '../../core/payments/provider.ts';

const DOCS = join(import.meta.dirname, '../../docs');

/** The rows of the table whose heading begins so: the first cell of each. */
async function firstCells(heading: string): Promise<string[]> {
  const text = await readFile(join(DOCS, 'money.md'), 'utf8');
  const rows = (text.split(heading)[1] ?? '').split('\n').slice(2);
  const end = rows.findIndex((row) => !row.startsWith('|'));
  return rows.slice(0, end).flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, code = '']) => code));
}

test('docs/money.md has every account of the chart, and no other', async () => {
  expect((await firstCells('| code | stands for | grows on | limit |')).toSorted()).toEqual([...houseAccounts, 'member:ID', 'escrow:JOB'].toSorted());
});

test('docs/money.md has every transfer code, and no other', async () => {
  expect((await firstCells('| code | from (debit) | to (credit) | key |')).toSorted()).toEqual([...transferCodes].toSorted());
});

test('each provider has its page on going live, with what to ask them and what to register', async () => {
  const pages = await readdir(DOCS);
  for (const name of PROVIDER_NAMES) {
    expect(pages).toContain(`going-live-${name}.md`);
    const text = await readFile(join(DOCS, `going-live-${name}.md`), 'utf8');
    for (const words of [/\bask/i, /register/i, `webhooks/payments/${name}`]) expect(text, name).toMatch(words);
  }
});
