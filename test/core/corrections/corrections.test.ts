import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { approveCorrection, declineCorrection } from '../../../core/corrections/decide-correction.ts';
import { listCorrections } from '../../../core/corrections/list-corrections.ts';
import { proposeCorrection, type Proposal } from '../../../core/corrections/propose-correction.ts';
import { memberWallet } from '../../../core/ledger/chart-of-accounts.ts';
import { postPending } from '../../../core/ledger/post-pending.ts';
import { postTransfer } from '../../../core/ledger/post-transfer.ts';
import { readBalance } from '../../../core/ledger/read-balance.ts';
import { verifyBooks } from '../../../core/ledger/verify-books.ts';
import { listAudit } from '../../../core/moderation/list-audit.ts';
import { Notices } from '../../../core/notices/notice.model.ts';
import { closeCase, listOpenCases, openCase } from '../../../core/payments/open-case.ts';
import { useDatabase } from '../../support/database.ts';
import { act, must, sampleMember } from '../jobs/sample-job.ts';
import { sampleModerator } from '../moderation/sample-moderator.ts';

const db = useDatabase();
let first: string;
let second: string;
let aye: string;
beforeEach(async () => { [first, second, aye] = [await sampleModerator(db.reader, 'money'), await sampleModerator(db.reader, 'money'), await sampleMember(db.reader)]; });
afterEach(async () => {
  expect(await verifyBooks(db.reader)).toEqual([]);
  await db.empty();
});

const GIFT = { debit: 'adjustments', amount: 7_000, reason: 'Paid twice last week.' };
const propose = (changes: Partial<Proposal> = {}) => act(db.reader, (tx) => proposeCorrection(tx, { by: first, ...GIFT, credit: memberWallet(aye), ...changes }));
const agree = (correction: string, by = second) => act(db.reader, (tx) => approveCorrection(tx, { correction, by }));
const balance = async () => (await readBalance(db.reader, memberWallet(aye))).balance;

describe('a correction by hand', () => {
  test('moves nothing until another person agrees; then it is booked once, told and written down', async () => {
    const { _id } = must(await propose());
    expect(await balance()).toBe(0);
    expect(await agree(_id, first)).toMatchObject({ code: 'same_person' });
    expect(await balance()).toBe(0);
    const outcomes = await Promise.all([agree(_id), agree(_id)]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await balance()).toBe(7_000);
    expect(await Notices(db.reader).findOne({ member: aye }).lean()).toMatchObject({ kind: 'wallet.corrected', params: { change: 7_000, reason: GIFT.reason } });
    expect((await listAudit(db.reader, { subject: `correction:${_id}` })).map(({ act: done, by }) => [done, by])).toEqual(expect.arrayContaining([['correction.propose', first], ['correction.approve', second]]));
  });

  test('is taken back by another one, once', async () => {
    const { transfer } = must(await agree(must(await propose())._id));
    const back = must(await propose({ reverses: transfer, reason: 'It was somebody else.' }));
    expect(back).toMatchObject({ debit: memberWallet(aye), credit: 'adjustments', amount: 7_000 });
    must(await agree(back._id));
    expect(await balance()).toBe(0);
    expect(await propose({ reverses: transfer })).toMatchObject({ code: 'already_reversed' });
    expect(await propose({ reverses: 'nothing' })).toMatchObject({ code: 'transfer_not_found' });
  });

  test('does not take a hold back, nor a reversal: that is said when it is proposed', async () => {
    must(await agree(must(await propose())._id));
    const hold = must(await act(db.reader, (tx) => postTransfer(tx, { key: 'hold', code: 'withdraw', debit: memberWallet(aye), credit: 'payout:kbzpay', amount: 500, reference: 'test', pending: {} })));
    must(await act(db.reader, (tx) => postPending(tx, { key: 'end', pending: hold.transfer })));
    expect(await propose({ reverses: hold.transfer })).toMatchObject({ code: 'not_reversible' });
    const back = must(await agree(must(await propose({ debit: 'adjustments' }))._id));
    const reversal = must(await agree(must(await propose({ reverses: back.transfer }))._id));
    expect(await propose({ reverses: reversal.transfer })).toMatchObject({ code: 'not_reversible' });
  });

  test('that takes more than there is is refused when it is agreed to, and waits on', async () => {
    const { _id } = must(await propose({ debit: memberWallet(aye), credit: 'adjustments' }));
    expect(await agree(_id)).toMatchObject({ code: 'insufficient_funds' });
    expect((await listCorrections(db.reader)).open).toHaveLength(1);
  });

  test('can be declined, and then never booked', async () => {
    const { _id } = must(await propose());
    must(await act(db.reader, (tx) => declineCorrection(tx, { correction: _id, by: first })));
    expect(await agree(_id)).toMatchObject({ code: 'correction_not_open' });
    expect(await balance()).toBe(0);
  });

  test('never touches the wallet of who proposes or agrees', async () => {
    expect(await propose({ credit: `member:${first}` })).toMatchObject({ code: 'own_account' });
    const { _id } = must(await propose({ credit: `member:${second}` }));
    expect(await agree(_id)).toMatchObject({ code: 'own_account' });
  });

  test.each([
    [{ amount: 0 }, 'amount_invalid'], [{ amount: -5 }, 'amount_invalid'], [{ amount: 1.5 }, 'amount_invalid'], [{ amount: 1e15 }, 'amount_invalid'], [{ debit: 'nowhere' }, 'account_unknown'],
    [{ credit: 'member:nobody' }, 'account_unknown'], [{ credit: 'escrow:nojob' }, 'account_unknown'],
    [{ credit: 'adjustments' }, 'same_account'], [{ reason: '  ' }, 'reason_missing'],
  ])('with %j is refused: %s', async (changes, code) => {
    expect(await propose(changes)).toMatchObject({ code });
  });

  test('answers a case: one proposal at a time, and the case is closed when the money moves, so that nobody gets it twice', async () => {
    await act(db.reader, async (tx) => openCase(tx, { kind: 'wrong_amount', provider: 'wavepay', charge: 'charge_1', got: '7000 MMK' }));
    const answers = { case: 'wrong_amount:charge_1' };
    const twice = await Promise.all([propose(answers), propose({ ...answers, by: second })]);
    expect(twice.map((one) => (one.ok ? 'proposed' : one.code)).toSorted()).toEqual(['case_in_work', 'proposed']);
    const [waiting] = (await listCorrections(db.reader)).open;
    must(await agree(waiting?._id ?? '', waiting?.proposedBy === first ? second : first));
    expect(await listOpenCases(db.reader)).toEqual([]);
    expect(await propose(answers)).toMatchObject({ code: 'case_not_open' });
    expect(await balance()).toBe(7_000);
  });

  test('moves nothing when its case was closed meanwhile, and a declined one makes room for another', async () => {
    await act(db.reader, async (tx) => openCase(tx, { kind: 'wrong_amount', provider: 'wavepay', charge: 'charge_1', got: '7000 MMK' }));
    const answers = { case: 'wrong_amount:charge_1' };
    must(await act(db.reader, async (tx) => declineCorrection(tx, { correction: must(await proposeCorrection(tx, { by: first, ...GIFT, credit: memberWallet(aye), ...answers }))._id, by: second })));
    const { _id } = must(await propose(answers));
    must(await act(db.reader, (tx) => closeCase(tx, { case: answers.case, by: second, note: 'sent back by hand' })));
    expect(await agree(_id)).toMatchObject({ code: 'case_not_open' });
    expect(await balance()).toBe(0);
  });

  test('is for the money role', async () => {
    expect(await propose({ by: await sampleModerator(db.reader, 'content') })).toMatchObject({ code: 'not_allowed' });
  });
});
