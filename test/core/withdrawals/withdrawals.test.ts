import { beforeEach, describe, expect, test } from 'vitest';
import { DAY } from '../../../core/clock.ts';
import { readBalance } from '../../../core/ledger/read-balance.ts';
import { verifyBooks } from '../../../core/ledger/verify-books.ts';
import { approveWithdrawal, confirmPayout, exportBatch, refuseWithdrawal } from '../../../core/moderation/decide-withdrawal.ts';
import { AuditRows } from '../../../core/moderation/audit.model.ts';
import { Notices } from '../../../core/notices/notice.model.ts';
import { cancelWithdrawal, payWithdrawal } from '../../../core/withdrawals/end-withdrawal.ts';
import { writeBatchFile } from '../../../core/withdrawals/export-batch.ts';
import { readResults, type ResultLine } from '../../../core/withdrawals/read-results.ts';
import { othersWithNumber } from '../../../core/withdrawals/read-withdrawals.ts';
import { requestWithdrawal } from '../../../core/withdrawals/request-withdrawal.ts';
import { readAllowance } from '../../../core/withdrawals/spend-allowance.ts';
import { WITHDRAWAL } from '../../../core/withdrawals/withdrawal-rules.ts';
import { Withdrawals } from '../../../core/withdrawals/withdrawal.model.ts';
import { useDatabase } from '../../support/database.ts';
import { act, must, sampleMember } from '../jobs/sample-job.ts';
import { sampleModerator } from '../moderation/sample-moderator.ts';
import { provenPin } from '../pin/proven-pin.ts';
import { ask, asked, giveMoney, richMember, walletOf } from './withdrawing.ts';

const db = useDatabase();
let mya: string;
let thida: string;
const agree = (withdrawal: string, by = mya) => act(db.reader, (tx) => approveWithdrawal(tx, { withdrawal, by }));
const pay = (withdrawal: string, reference: string) => act(db.reader, (tx) => confirmPayout(tx, { withdrawal, by: mya, reference }));
const giveBack = (withdrawal: string, reason = 'number_unknown') => act(db.reader, (tx) => refuseWithdrawal(tx, { withdrawal, by: mya, reason }));
const stateOf = async (id: string) => (await Withdrawals(db.reader).findById(id).lean())?.state;

beforeEach(async () => {
  await db.empty();
  mya = await sampleModerator(db.reader, 'money');
  thida = await sampleModerator(db.reader, 'money');
});

describe('asking for a withdrawal', () => {
  test('holds the money at once, and the same wish again holds it once', async () => {
    const member = await richMember(db.reader, 50_000);
    const all = await Promise.all([1, 2, 3].map(() => ask(db.reader, member, 20_000, 'wish')));
    expect(new Set(all.map((one) => must(one)._id)).size).toBe(1);
    expect(await walletOf(db.reader, member)).toMatchObject({ balance: 50_000, available: 30_000 });
    expect(await verifyBooks(db.reader)).toEqual([]);
  });

  test.each([
    [0, 'amount_invalid'], [-10_000, 'amount_invalid'], [10_000.5, 'amount_invalid'], [Number.NaN, 'amount_invalid'], [9_999, 'amount_too_small'],
    [50_001, 'insufficient_funds'], [WITHDRAWAL.day + 1, 'over_daily_limit'],
  ])('%d kyat of 50,000 is refused: %s', async (amount, code) => {
    const member = await richMember(db.reader, 50_000);
    expect(await ask(db.reader, member, amount)).toMatchObject({ ok: false, code });
    expect(await walletOf(db.reader, member)).toMatchObject({ balance: 50_000, available: 50_000 });
    expect(await readAllowance(db.reader, member)).toBe(WITHDRAWAL.day);
  });

  test('needs the PIN of this very member, and a document that was accepted', async () => {
    const member = await richMember(db.reader, 50_000);
    const other = await sampleMember(db.reader);
    await giveMoney(db.reader, other, 50_000);
    const wish = { amount: 10_000, way: 'kbzpay', phone: '+959777123456', request: 'r' } as const;
    const theirs = await provenPin(db.reader, other);
    expect(await act(db.reader, (tx) => requestWithdrawal(tx, { ...wish, member, proof: theirs }))).toMatchObject({ code: 'pin_needed' });
    expect(await act(db.reader, (tx) => requestWithdrawal(tx, { ...wish, member, proof: { member, version: 1 } }))).toMatchObject({ code: 'pin_needed' });
    expect(await act(db.reader, (tx) => requestWithdrawal(tx, { ...wish, member: other, proof: theirs }))).toMatchObject({ code: 'identity_needed' });
  });

  test('twice at the same moment cannot pass a limit that has room for one', async () => {
    const member = await richMember(db.reader, 3_000_000);
    const all = await Promise.all([1, 2, 3].map((n) => ask(db.reader, member, 600_000, `w${n}`)));
    expect(all.filter((one) => one.ok)).toHaveLength(1);
    expect(all.filter((one) => !one.ok).map((one) => !one.ok && one.code)).toEqual(['over_daily_limit', 'over_daily_limit']);
    expect(await readAllowance(db.reader, member)).toBe(WITHDRAWAL.day - 600_000);
    db.clock.move(DAY);
    must(await ask(db.reader, member, 600_000));
    expect(await verifyBooks(db.reader)).toEqual([]);
  });

  test('is over for the month when its limit is used up, day by day', async () => {
    const member = await richMember(db.reader, 10_000_000);
    const month = () => new Date(db.clock.now().getTime() + 390 * 60_000).toISOString().slice(0, 7);
    while (new Date(db.clock.now().getTime() + 390 * 60_000).getUTCDate() !== 2) db.clock.move(DAY);
    const began = month();
    for (let day = 0; day < WITHDRAWAL.month / WITHDRAWAL.day; day++) {
      must(await ask(db.reader, member, WITHDRAWAL.day));
      db.clock.move(DAY);
    }
    expect(month()).toBe(began);
    expect(await ask(db.reader, member, 10_000)).toMatchObject({ code: 'over_monthly_limit', params: { left: 0 } });
  });
});

describe('a withdrawal', () => {
  test('that one person agreed to is paid under the provider\'s reference, once, and the member is told', async () => {
    const member = await richMember(db.reader, 50_000);
    const { _id } = await asked(db.reader, member, 20_000);
    expect(await pay(_id, 'R1')).toMatchObject({ code: 'withdrawal_not_approved' });
    must(await agree(_id));
    must(await pay(_id, ' R1 '));
    must(await pay(_id, 'R1'));
    expect(await pay(_id, 'R2')).toMatchObject({ code: 'withdrawal_over' });
    expect(await giveBack(_id)).toMatchObject({ code: 'withdrawal_over' });
    expect(await walletOf(db.reader, member)).toMatchObject({ balance: 30_000, available: 30_000 });
    expect((await readBalance(db.reader, 'payout:kbzpay')).balance).toBe(0);
    expect((await readBalance(db.reader, 'kbzpay:clearing')).balance).toBe(30_000);
    expect(await Notices(db.reader).find({ kind: 'withdrawal.paid', member }).lean()).toHaveLength(1);
    expect(await AuditRows(db.reader).find({ act: 'withdrawal.pay' }).lean()).toHaveLength(1);
    expect(await verifyBooks(db.reader)).toEqual([]);
  });

  test('from the limit on needs two different people, and nobody agrees to their own', async () => {
    const member = await richMember(db.reader, 900_000);
    const { _id } = await asked(db.reader, member, WITHDRAWAL.twoPeopleFrom);
    must(await agree(_id));
    expect(await agree(_id)).toMatchObject({ code: 'already_agreed' });
    expect(await stateOf(_id)).toBe('requested');
    must(await agree(_id, thida));
    expect(await stateOf(_id)).toBe('approved');
    await giveMoney(db.reader, mya, 20_000);
    const own = await richMember(db.reader, 20_000);
    const theirs = await asked(db.reader, own, 10_000);
    await Withdrawals(db.reader).updateOne({ _id: theirs._id }, { $set: { member: mya } });
    expect(await agree(theirs._id)).toMatchObject({ code: 'own_withdrawal' });
    expect(await agree(theirs._id, await sampleModerator(db.reader, 'content'))).toMatchObject({ code: 'not_allowed' });
  });

  test('that is agreed to by the same person from two windows at once counts one', async () => {
    const member = await richMember(db.reader, 900_000);
    const { _id } = await asked(db.reader, member, WITHDRAWAL.twoPeopleFrom);
    await Promise.all([agree(_id), agree(_id), agree(_id)]);
    expect(await stateOf(_id)).toBe('requested');
  });

  test('that failed gives the money and the allowance back, once, and says why', async () => {
    const member = await richMember(db.reader, 50_000);
    const { _id } = await asked(db.reader, member, 20_000);
    must(await agree(_id));
    expect(await giveBack(_id, 'no such reason')).toMatchObject({ code: 'reason_missing' });
    await Promise.all([giveBack(_id), giveBack(_id)]);
    must(await giveBack(_id));
    expect(await walletOf(db.reader, member)).toMatchObject({ balance: 50_000, available: 50_000 });
    expect(await readAllowance(db.reader, member)).toBe(WITHDRAWAL.day);
    expect(await Notices(db.reader).find({ kind: 'withdrawal.failed', member }).lean()).toMatchObject([{ params: { reason: 'number_unknown' } }]);
    expect(await pay(_id, 'R1')).toMatchObject({ code: 'withdrawal_over' });
    expect(await verifyBooks(db.reader)).toEqual([]);
  });

  test('of which one says paid and the other failed at the same moment ends in one way only', async () => {
    const member = await richMember(db.reader, 50_000);
    const { _id } = await asked(db.reader, member, 20_000);
    must(await agree(_id));
    const both = await Promise.all([pay(_id, 'R1'), giveBack(_id)]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect((await walletOf(db.reader, member)).available).toBe(await stateOf(_id) === 'paid' ? 30_000 : 50_000);
    expect(await verifyBooks(db.reader)).toEqual([]);
  });

  test('is taken back by its member until somebody agreed to it, and by nobody else', async () => {
    const member = await richMember(db.reader, 50_000);
    const { _id } = await asked(db.reader, member, 20_000);
    expect(await act(db.reader, (tx) => cancelWithdrawal(tx, { withdrawal: _id, member: mya }))).toMatchObject({ code: 'withdrawal_not_found' });
    must(await act(db.reader, (tx) => cancelWithdrawal(tx, { withdrawal: _id, member })));
    expect(await walletOf(db.reader, member)).toMatchObject({ available: 50_000 });
    const second = await asked(db.reader, member, 20_000);
    must(await agree(second._id));
    expect(await act(db.reader, (tx) => cancelWithdrawal(tx, { withdrawal: second._id, member }))).toMatchObject({ code: 'withdrawal_over' });
  });

  test('to a number that another member used is seen', async () => {
    const [one, two] = [await richMember(db.reader, 50_000), await richMember(db.reader, 50_000)];
    const first = await asked(db.reader, one, 20_000);
    expect(await othersWithNumber(db.reader, first)).toEqual([]);
    await asked(db.reader, two, 20_000);
    expect(await othersWithNumber(db.reader, first)).toEqual([two]);
  });
});

describe('a batch file', () => {
  /** Three withdrawals in a batch, and the file as it was downloaded. */
  async function batch() {
    const member = await richMember(db.reader, 200_000);
    const all = [await asked(db.reader, member, 10_000), await asked(db.reader, member, 20_000), await asked(db.reader, member, 30_000)];
    for (const { _id } of all) must(await agree(_id));
    const made = must(await act(db.reader, (tx) => exportBatch(tx, { way: 'kbzpay', by: mya })));
    return { member, all, id: made._id, text: await writeBatchFile(db.reader, made._id) };
  }
  const apply = async (id: string, text: string): Promise<readonly ResultLine[]> => {
    const lines = await readResults(db.reader, { batch: id, text }) ?? [];
    for (const line of lines) {
      if (line.what === 'pay') must(await pay(line.number, line.reference));
      if (line.what === 'fail') must(await giveBack(line.number, line.reason));
    }
    return lines;
  };

  test('holds what was agreed to, and no other batch does', async () => {
    const { id, text, all } = await batch();
    expect(text.split('\r\n').filter(Boolean)).toHaveLength(4);
    for (const { _id, amount } of all) expect(text).toContain(`${id},${_id},09777123456,${amount},Ma Hla,,,`);
    expect(await act(db.reader, (tx) => exportBatch(tx, { way: 'kbzpay', by: mya }))).toMatchObject({ code: 'nothing_to_pay' });
    expect(await act(db.reader, (tx) => exportBatch(tx, { way: 'nowhere', by: mya }))).toMatchObject({ code: 'nothing_to_pay' });
  });

  test('that comes back filled in pays and returns; applied twice it changes nothing', async () => {
    const { id, text, all: [one, two, three], member } = await batch();
    const filled = text.replace(/(10000,Ma Hla),,,/, '$1,KBZ-1,paid,').replace(/(20000,Ma Hla),,,/, '$1,,failed,name_differs');
    expect((await apply(id, filled)).map(({ what }) => what)).toEqual(['pay', 'fail', 'open']);
    expect([await stateOf(one?._id ?? ''), await stateOf(two?._id ?? ''), await stateOf(three?._id ?? '')]).toEqual(['paid', 'failed', 'batched']);
    expect(await walletOf(db.reader, member)).toMatchObject({ balance: 190_000, available: 160_000 });
    expect((await apply(id, filled)).map(({ what }) => what)).toEqual(['done', 'done', 'open']);
    expect(await walletOf(db.reader, member)).toMatchObject({ balance: 190_000, available: 160_000 });
    expect((await readResults(db.reader, { batch: id, text: await writeBatchFile(db.reader, id) }))?.map(({ what }) => what)).toEqual(['done', 'done', 'open']);
    expect(await verifyBooks(db.reader)).toEqual([]);
  });

  test('with another amount, number, batch or reference does nothing in that line and says so', async () => {
    const { id, text } = await batch();
    const problems = async (changed: string) => (await readResults(db.reader, { batch: id, text: changed }))?.flatMap((line) => (line.what === 'problem' ? [line.problem] : []));
    expect(await problems(text.replace('10000,Ma Hla,,', '1000000,Ma Hla,K1,paid'))).toEqual(['other_amount']);
    expect(await problems(text.replace('09777123456,10000,Ma Hla,,', '09777123457,10000,Ma Hla,K1,paid'))).toEqual(['other_number']);
    expect(await problems(text.replace('10000,Ma Hla,,', '10000,Ma Hla,,paid'))).toEqual(['no_reference']);
    expect(await problems(text.replaceAll('Ma Hla,,', 'Ma Hla,K1,paid'))).toEqual(['twice', 'twice', 'twice']);
    expect(await problems(text.replace(id, 'another'))).toEqual(['not_in_batch']);
    expect(await problems(text.replace('10000,Ma Hla,,', '10000,Ma Hla,K1,perhaps'))).toEqual(['unknown_result']);
    expect(await readResults(db.reader, { batch: id, text: 'this is no such file' })).toBeUndefined();
  });

  test('cannot pay two withdrawals under one reference, whichever file it came in', async () => {
    const { all: [one, two] } = await batch();
    must(await act(db.reader, (tx) => payWithdrawal(tx, { withdrawal: one?._id ?? '', reference: 'K1' })));
    expect(await act(db.reader, (tx) => payWithdrawal(tx, { withdrawal: two?._id ?? '', reference: 'K1' }))).toMatchObject({ code: 'reference_used' });
  });
});
