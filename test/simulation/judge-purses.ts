import { Hires, type Hire } from '../../core/hires/hire.model.ts';
import { Accounts, type Account } from '../../core/ledger/account.model.ts';
import { memberWallet } from '../../core/ledger/chart-of-accounts.ts';
import { Transfers, type Transfer } from '../../core/ledger/transfer.model.ts';
import { Links, type Link } from '../../core/linking/link.model.ts';
import { MERGE_STEPS } from '../../core/linking/merge-steps.ts';
import { orderOfCharge } from '../../core/payments/order-of-charge.ts';
import { PaymentOrders, type PaymentOrder } from '../../core/payments/payment-order.model.ts';
import { PROVIDER_NAMES } from '../../core/payments/provider.ts';
import { WITHDRAWAL } from '../../core/withdrawals/withdrawal-rules.ts';
import { Withdrawals, type Withdrawal } from '../../core/withdrawals/withdrawal.model.ts';
import type { Verdicts } from './judge.ts';
import { Marks, type Mark } from './mark.model.ts';
import { unfinished } from './money-desk.ts';
import { isPurseAct, POOR, type Act } from './plan.ts';
import { isOfCouple, planCouples } from './plan-money.ts';
import { HIRES } from './purse.flow.ts';
import type { Scene } from './run-round.ts';
import { listPaid } from './tills.ts';
import { payoutNumber } from './truth.ts';

/** What providers, people and the steps themselves know about money, against what stands in the database, one by one. */
export async function judgePurses(scene: Scene, acts: readonly Act[], verdicts: Verdicts): Promise<void> {
  const { desk } = scene.outside;
  verdicts.lostEffects.push(...await unfinished(desk));
  verdicts.books.push(...desk.truth.broken);
  const done = judgeAnswers(scene, acts, verdicts);
  await judgePayments(scene, verdicts);
  await judgeStuckOrders(scene, verdicts);
  await judgeWithdrawals(scene, acts, done, verdicts);
  await judgeHires(scene, verdicts);
  await judgeHolds(scene, acts, done, verdicts);
  await judgeLinks(scene, acts, done, verdicts);
}

/** Each act said once whether it was done. The marks of those that were. */
function judgeAnswers({ people, ledger }: Scene, acts: readonly Act[], verdicts: Verdicts): ReadonlySet<string> {
  const done = new Set<string>();
  for (const { kind, person: index, mark } of acts) {
    const person = people[index];
    if (!isPurseAct(kind) || !person) continue;
    const [did, nope] = [person.times(`did:${mark}`), person.times(`nope:${mark}`)];
    const key = `${person.chat}|${kind} ${mark}`;
    if (did + nope === 0) verdicts.missingReplies.push(key);
    if (did > 0 && nope > 0) verdicts.repeatedReplies.push(`${key} was done and refused`);
    else if (did + nope > 1 && !ledger.excused.has(`${person.chat}|${did > 0 ? 'did' : 'nope'}:${mark}`)) verdicts.repeatedReplies.push(`${key} ×${did + nope}`);
    if (did > 0) done.add(mark);
  }
  return done;
}

/** Every payment once: in full to the one who ordered it, and what was paid wrong, or for nothing, in suspense. */
async function judgePayments({ world: { pay, reader }, outside: { desk: { truth } } }: Scene, verdicts: Verdicts): Promise<void> {
  const paid = new Map(listPaid(pay).filter((each) => each.paid > 0).map((each) => [`${each.provider}:${each.charge}`, each]));
  const strangers = new Map(truth.strangers.map(({ provider, reference, amount }) => [`${provider}:${reference}`, amount]));
  const orders = new Map((await PaymentOrders(reader).find({}, { amount: 1 }).lean<Pick<PaymentOrder, '_id' | 'amount'>[]>()).map((order) => [order._id, order.amount]));
  for (const { key, amount, code } of await Transfers(reader).find({ key: new RegExp(`^(?:${PROVIDER_NAMES.join('|')}):`) }).lean<Transfer[]>()) {
    const found = paid.get(key);
    const came = found?.paid ?? strangers.get(key);
    if (came === undefined) verdicts.books.push(`booked and never paid: ${key}`);
    else if (amount !== came) verdicts.books.push(`${key}: booked ${amount}, paid ${came}`);
    else if ((code === 'topup') !== (found !== undefined && orders.get(orderOfCharge(found.charge)) === came)) verdicts.books.push(`${key} was booked as ${code}`);
  }
}

const STUCK_MS = 3 * 60 * 60 * 1000;

/** By wire nothing waits for hours after its time. */
async function judgeStuckOrders({ world: { reader } }: Scene, verdicts: Verdicts): Promise<void> {
  const before = new Date(reader.clock.now().getTime() - STUCK_MS);
  const stuck = await PaymentOrders(reader).find({ provider: { $ne: 'manual' }, state: { $in: ['created', 'waiting'] }, expiresAt: { $lt: before } }).lean<PaymentOrder[]>();
  for (const { _id, provider, state, expiresAt } of stuck) verdicts.leftovers.push(`the order ${_id} (${provider}) is ${state} since ${expiresAt.toISOString()}`);
}

/** Each wish that was granted is one withdrawal; whoever could not afford it may have none. What was paid, and what was not, is so in the books. */
async function judgeWithdrawals({ world: { reader }, people, jobs, outside: { desk: { truth } } }: Scene, acts: readonly Act[], done: ReadonlySet<string>, verdicts: Verdicts): Promise<void> {
  const couples = planCouples(people.length, jobs.length, POOR.people);
  const found = new Map<string, Withdrawal[]>();
  for (const each of await Withdrawals(reader).find().lean<Withdrawal[]>()) found.set(each.request, [...found.get(each.request) ?? [], each]);
  for (const { kind, mark, person, amount = 0 } of acts) {
    if (kind !== 'withdraw') continue;
    const mine = found.get(mark) ?? [];
    found.delete(mark);
    if (mine.length > 1) verdicts.doubledEffects.push(`withdrawal ${mark} ×${mine.length}`);
    if (mine.length === 0 && done.has(mark)) verdicts.lostEffects.push(`withdrawal ${mark}`);
    if (mine.length > 0 && !done.has(mark)) verdicts.doubledEffects.push(`withdrawal ${mark} was refused`);
    const mustHave = person < people.length - POOR.people && !isOfCouple(couples, person) && amount < WITHDRAWAL.twoPeopleFrom;
    if (mine.length === 0 && mustHave) verdicts.lostEffects.push(`withdrawal ${mark} was refused without a reason`);
    for (const { _id, state, reference } of mine) {
      const decided = truth.payouts.get(_id);
      if ((state === 'paid') !== (decided === 'paid') || (state === 'paid' && reference !== payoutNumber(_id))) verdicts.books.push(`withdrawal ${_id} is ${state}, and was ${decided ?? 'never decided'}`);
      if (state !== await stateInBooks(reader, _id)) verdicts.books.push(`withdrawal ${_id} is ${state}, the books say otherwise`);
    }
  }
  for (const mark of found.keys()) verdicts.forgeries.push(`nobody's withdrawal: ${mark}`);
}

async function stateInBooks(reader: Scene['world']['reader'], withdrawal: string): Promise<string> {
  const keys = (await Transfers(reader).find({ reference: `withdrawal:${withdrawal}`, state: { $ne: 'refused' } }, { key: 1 }).lean<{ key: string }[]>()).map(({ key }) => key.split(':').at(-1));
  const state = (await Withdrawals(reader).findById(withdrawal).lean<Withdrawal>())?.state ?? 'nowhere';
  if (keys.includes('post') && keys.includes('settle')) return 'paid';
  if (keys.includes('void')) return state === 'cancelled' ? 'cancelled' : 'failed';
  return state === 'requested' || state === 'approved' || state === 'batched' ? state : 'held';
}

/** Each hire that a step made is there once; a reward was posted where it was earned, once, and nowhere else. */
async function judgeHires({ world: { reader } }: Scene, verdicts: Verdicts): Promise<void> {
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

/** What nobody ended the clock has ended. */
async function judgeHolds({ world: { reader } }: Scene, acts: readonly Act[], done: ReadonlySet<string>, verdicts: Verdicts): Promise<void> {
  const found = new Map((await Transfers(reader).find({ key: /^hold:/ }).lean<Transfer[]>()).map((hold) => [hold.key.slice('hold:'.length), hold]));
  for (const { kind, mark } of acts) {
    if (kind !== 'hold') continue;
    const state = found.get(mark)?.state;
    if (state !== (done.has(mark) ? 'expired' : undefined)) verdicts.books.push(`the hold ${mark} is ${state ?? 'nowhere'}`);
  }
}

/** Two chats that became one: everything has moved, the wallet that was left is closed and empty. */
async function judgeLinks({ world: { reader } }: Scene, acts: readonly Act[], done: ReadonlySet<string>, verdicts: Verdicts): Promise<void> {
  const links = await Links(reader).find({ state: 'confirmed' }).lean<Link[]>();
  const wanted = acts.filter(({ kind, mark }) => kind === 'link' && done.has(mark)).length;
  if (links.length !== wanted) verdicts[links.length < wanted ? 'lostEffects' : 'doubledEffects'].push(`${wanted} chats were linked, ${links.length} links are confirmed`);
  for (const { _id, second = '', merged } of links) {
    if (merged.length !== Object.keys(MERGE_STEPS).length) verdicts.leftovers.push(`the merge ${_id} has done ${merged.join(', ')}`);
    const wallet = await Accounts(reader).findById(memberWallet(second)).lean<Account>();
    if (wallet?.status !== 'closed' || wallet.postedCredit - wallet.postedDebit !== 0) verdicts.books.push(`the wallet of ${second}, who became another, is ${wallet?.status ?? 'nowhere'} and not empty`);
  }
}
