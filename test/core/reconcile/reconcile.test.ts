import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readDay, writeDay } from '../../../core/language/read-day.ts';
import { readBalance } from '../../../core/ledger/read-balance.ts';
import { verifyBooks } from '../../../core/ledger/verify-books.ts';
import { listOpenCases } from '../../../core/payments/open-case.ts';
import { applyStatement } from '../../../core/reconcile/apply-statement.ts';
import { checkStatement } from '../../../core/reconcile/check-statement.ts';
import { findStatement } from '../../../core/reconcile/find-statement.ts';
import { keepStatement } from '../../../core/reconcile/keep-statement.ts';
import { readStatementFile } from '../../../core/reconcile/read-statement-file.ts';
import type { ProviderStatement } from '../../../core/reconcile/statement.model.ts';
import { act, must } from '../jobs/sample-job.ts';
import { sampleModerator } from '../moderation/sample-moderator.ts';
import { useCounter } from '../payments/counter.ts';

describe('a statement of WavePay', () => {
  const shop = useCounter();
  const { db, work, pass } = shop;
  const wave = () => shop.emulators.wavepay;
  let by: string;
  beforeEach(async () => {
    by = await sampleModerator(db.reader, 'money');
    Object.assign(wave().trouble, { neverNotifies: false });
  });
  afterEach(async () => {
    expect(await verifyBooks(db.reader)).toEqual([]);
    await db.empty();
  });

  /** Yesterday to tomorrow, so that no order of now stands at an edge. */
  const keep = (text: string) => act(db.reader, (tx) => {
    const day = (days: number) => writeDay(new Date(db.clock.now().getTime() + days * 86_400_000));
    return keepStatement(tx, { by, provider: 'wavepay', from: day(-1), to: day(1), text });
  });
  const preview = async (statement: ProviderStatement) => {
    const { lines, missing, answered } = await checkStatement(db.reader, statement);
    return { lines: lines.map(({ verdict }) => verdict), missing: missing.length, answered: answered.length };
  };
  const apply = async (statement: ProviderStatement) => {
    const applied = await act(db.reader, (tx) => applyStatement(tx, { statement: statement._id, by }));
    await work();
    return applied;
  };
  const unheard = async () => {
    wave().trouble.neverNotifies = true;
    const opened = await shop.waiting('wavepay');
    await wave().pay(opened.charge);
    await pass(45);
    return opened;
  };

  test('brings the money whose callback was lost, closes its case, and applied twice changes nothing', async () => {
    const { order, charge } = await unheard();
    expect(await listOpenCases(db.reader)).toMatchObject([{ kind: 'never_heard', charge }]);
    const file = `Merchant Reference Id,Amount,Status,Transaction Id\n${charge},"50,000.00",PAYMENT_CONFIRMED,W1\n`;
    const statement = must(await keep(file));
    expect(await preview(statement)).toEqual({ lines: ['credit'], missing: 0, answered: 1 });
    expect(await shop.balance()).toBe(0);
    must(await apply(statement));
    expect(await shop.balance()).toBe(50_000);
    expect(await shop.orderOf(order._id)).toMatchObject({ state: 'paid' });
    expect(await listOpenCases(db.reader)).toEqual([]);
    expect(await findStatement(db.reader, statement._id)).toMatchObject({ state: 'done', result: { credited: 1, keptAside: 0, missing: 0, closed: 1 } });
    expect(await apply(statement)).toMatchObject({ code: 'statement_applied' });
    expect(must(await keep(file))._id).toBe(statement._id);
    const again = must(await keep(`${file}\n`));
    expect(await preview(again)).toEqual({ lines: ['booked'], missing: 0, answered: 0 });
    must(await apply(again));
    expect(await shop.balance()).toBe(50_000);
    await wave().deliverDue(true);
    await work();
    expect(await shop.balance()).toBe(50_000);
  });

  test('is not needed when the lost callback comes after all: its case is answered by the money', async () => {
    const { charge } = await unheard();
    wave().trouble.neverNotifies = false;
    await wave().forge(charge, 'PAYMENT_CONFIRMED');
    await work();
    expect(await shop.balance()).toBe(50_000);
    expect(await listOpenCases(db.reader)).toEqual([]);
  });

  test('keeps other amounts, unknown orders and second payments aside, each with a case, once', async () => {
    const { charge } = await unheard();
    const statement = must(await keep(`reference;amount;transaction id\n${charge};45000;W1\n${charge};50000;W2\nnobody_1;7000;W3\n${charge};45000;W1`));
    expect((await preview(statement)).lines).toEqual(['wrong_amount', 'unknown', 'unknown', 'repeated']);
    must(await apply(statement));
    expect([await shop.balance(), await shop.suspense()]).toEqual([0, 102_000]);
    expect((await listOpenCases(db.reader)).map(({ kind }) => kind).toSorted()).toEqual(['unknown_order', 'unknown_order', 'wrong_amount']);
    must(await apply(must(await keep(`reference,amount,transaction id\n${charge},50000,W2\nnobody_1,7000,W3\n${charge},45000,W1`))));
    expect((await readBalance(db.reader, 'wavepay:clearing')).balance).toBe(102_000);
  });

  test('shows what we booked and it does not have, and what the provider says was not paid', async () => {
    const paid = await shop.waiting('wavepay');
    await wave().pay(paid.charge);
    await work();
    const open = await shop.open('wavepay', 'mya');
    await work();
    const statement = must(await keep(`reference,amount,status\n${open._id}_1,50000,TRANSACTION_TIMED_OUT\n`));
    expect(await preview(statement)).toEqual({ lines: ['not_paid'], missing: 1, answered: 0 });
    must(await apply(statement));
    expect(await listOpenCases(db.reader)).toMatchObject([{ kind: 'not_in_statement', charge: paid.charge }]);
    expect(await shop.balance('mya')).toBe(0);
  });

  test('answers cases of its days by not naming them', async () => {
    await unheard();
    const statement = must(await keep('reference,amount\nsomebody_1,x\n'));
    expect(await preview(statement)).toEqual({ lines: ['unreadable'], missing: 0, answered: 1 });
    must(await apply(statement));
    expect(await listOpenCases(db.reader)).toEqual([]);
  });

  test('is refused without a table, its columns or sensible days', async () => {
    expect(await keep('')).toMatchObject({ code: 'statement_unreadable' });
    expect(await keep('a,b\n1,2')).toMatchObject({ code: 'statement_column', params: { column: 'reference' } });
    expect(await keep('reference,b\n1,2')).toMatchObject({ code: 'statement_column', params: { column: 'amount' } });
    const days = (from: string, to: string, provider = 'wavepay') => act(db.reader, (tx) => keepStatement(tx, { by, provider, from, to, text: 'reference,amount\na_1,1' }));
    for (const [from, to] of [['2026-02-30', '2026-03-01'], ['2026-03-02', '2026-03-01'], ['2026-01-01', '2026-03-01'], ['', '']] as const) expect(await days(from, to)).toMatchObject({ code: 'days_invalid' });
    expect(await days('2026-03-01', '2026-03-01', 'nobody')).toMatchObject({ code: 'provider_unknown' });
  });
});

test('a statement’s amounts are whole kyat however they are written; anything else is no amount', () => {
  const read = (amount: string) => must(readStatementFile(`order id,amount\na_1,"${amount}"`))[0]?.amount;
  expect(['50,000', '50000.00', '၅၀,၀၀၀ ကျပ်', '50,000 MMK', '50000.5', '-5', '', '5e4'].map(read)).toEqual([50_000, 50_000, undefined, 50_000, undefined, undefined, undefined, undefined]);
});

test('a day begins at midnight in Yangon', () => {
  expect(readDay('2026-04-14')?.toISOString()).toBe('2026-04-13T17:30:00.000Z');
  expect(writeDay(new Date('2026-04-13T17:30:00Z'))).toBe('2026-04-14');
  expect(['2026-02-30', '14.4.2026', 'x'].map(readDay)).toEqual([undefined, undefined, undefined]);
});
