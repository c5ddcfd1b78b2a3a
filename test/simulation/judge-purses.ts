import { Hires, type Hire } from '../../core/hires/hire.model.ts';
import { Transfers, type Transfer } from '../../core/ledger/transfer.model.ts';
import { Withdrawals, type Withdrawal } from '../../core/withdrawals/withdrawal.model.ts';
import type { Verdicts } from './judge.ts';
import { Marks, type Mark } from './mark.model.ts';
import { unbooked } from './money-desk.ts';
import type { Act } from './plan.ts';
import { HIRES } from './purse.flow.ts';
import { POOR } from './set-stage.ts';
import type { World } from './world.ts';

/** What the provider, the people and the steps themselves know about money, against what the books say. */
export async function judgePurses(world: World, acts: readonly Act[], members: readonly string[], verdicts: Verdicts): Promise<void> {
  for (const order of await unbooked(world)) verdicts.lostEffects.push(`paid at the provider, not in the books: ${order}`);
  await judgeTopUps(world, verdicts);
  await judgeWithdrawals(world, acts, members, verdicts);
  await judgeHires(world, verdicts);
}

/** Every payment once, in full to the one who ordered it; what was paid wrong stands in suspense. */
async function judgeTopUps({ kbzpay, reader }: World, verdicts: Verdicts): Promise<void> {
  const booked = await Transfers(reader).find({ key: /^kbzpay:/ }).lean<Transfer[]>();
  for (const { key, amount, code } of booked) {
    const order = kbzpay.orders.get(key.slice('kbzpay:'.length));
    if (order?.status !== 'PAY_SUCCESS') verdicts.books.push(`booked and never paid: ${key}`);
    else if (amount !== Number(order.paidAmount ?? order.amount)) verdicts.books.push(`${key}: booked ${amount}, paid ${order.paidAmount ?? order.amount}`);
    else if ((code === 'topup') !== (order.paidAmount === undefined || order.paidAmount === order.amount)) verdicts.books.push(`${key} was booked as ${code}`);
  }
}

/** Each wish is one withdrawal; whoever could not afford it may have none. */
async function judgeWithdrawals({ reader }: World, acts: readonly Act[], members: readonly string[], verdicts: Verdicts): Promise<void> {
  const found = new Map<string, Withdrawal[]>();
  for (const each of await Withdrawals(reader).find().lean<Withdrawal[]>()) found.set(each.request, [...found.get(each.request) ?? [], each]);
  for (const { kind, mark, person } of acts) {
    if (kind !== 'withdraw') continue;
    const mine = found.get(mark) ?? [];
    found.delete(mark);
    if (mine.length > 1) verdicts.doubledEffects.push(`withdrawal ${mark} ×${mine.length}`);
    if (mine.length === 0 && person < members.length - POOR.people) verdicts.lostEffects.push(`withdrawal ${mark}`);
    for (const { _id, state } of mine) if (state !== await stateInBooks(reader, _id)) verdicts.books.push(`withdrawal ${_id} is ${state}, the books say otherwise`);
  }
  for (const mark of found.keys()) verdicts.forgeries.push(`nobody's withdrawal: ${mark}`);
}

async function stateInBooks(reader: World['reader'], withdrawal: string): Promise<string> {
  const keys = (await Transfers(reader).find({ reference: `withdrawal:${withdrawal}` }, { key: 1 }).lean<{ key: string }[]>()).map(({ key }) => key.split(':').at(-1));
  if (keys.includes('post') && keys.includes('settle')) return 'paid';
  if (keys.includes('void')) return 'failed';
  return (await Withdrawals(reader).findById(withdrawal).lean<Withdrawal>())?.approvals.length === 0 ? 'requested' : 'approved';
}

/** Each hire that a step made is there once; a reward was posted where it was earned, once, and nowhere else. */
async function judgeHires({ reader }: World, verdicts: Verdicts): Promise<void> {
  const marks = await Marks(reader).find({ chat: HIRES }).lean<Mark[]>();
  const left = new Set(marks.map(({ mark }) => mark.split(':')[1] ?? ''));
  if (left.size !== marks.length) verdicts.doubledEffects.push(`${marks.length - left.size} applications were hired twice`);
  for (const { _id, state, held } of await Hires(reader).find().lean<Hire[]>()) {
    if (!left.delete(_id)) verdicts.doubledEffects.push(`hire ${_id}`);
    const posted = await Transfers(reader).countDocuments({ key: { $in: [`hire:${_id}:reward:post`, `hire:${_id}:share:post`] } });
    const voided = await Transfers(reader).countDocuments({ key: { $in: [`hire:${_id}:reward:void`, `hire:${_id}:share:void`] } });
    if (posted !== (state === 'rewarded' && held ? 2 : 0) || voided !== (state === 'failed' && held ? 2 : 0)) verdicts.books.push(`hire ${_id} is ${state}: ${posted} posted, ${voided} voided`);
  }
  for (const each of left) verdicts.lostEffects.push(`hire ${each}`);
}
