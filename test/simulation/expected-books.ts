import { Corrections, type Correction } from '../../core/corrections/correction.model.ts';
import type { Reader } from '../../core/db/database.ts';
import { Hires, type Hire } from '../../core/hires/hire.model.ts';
import { jobEscrow, memberWallet, type AccountCode } from '../../core/ledger/chart-of-accounts.ts';
import { Members, type Member } from '../../core/members/member.model.ts';
import { FEATURE } from '../../core/payments/payment-rules.ts';
import { orderOfCharge } from '../../core/payments/order-of-charge.ts';
import { PaymentOrders, type PaymentOrder } from '../../core/payments/payment-order.model.ts';
import { Refunds, type Refund } from '../../core/refunds/refund.model.ts';
import { Openings, type Opening } from '../../core/bounties/opening.model.ts';
import { Slips, type Slip } from '../../core/slips/slip.model.ts';
import { PAYOUT_WAYS } from '../../core/withdrawals/withdrawal-rules.ts';
import { Withdrawals, type Withdrawal } from '../../core/withdrawals/withdrawal.model.ts';
import type { Desk } from './desk.ts';
import { POOR, type Act } from './plan.ts';
import { FUNDS } from './set-stage.ts';
import { listPaid } from './tills.ts';
import { cameByHand } from './truth.ts';

/** The accounts as they must be, in kyat on the credit side: added up from what providers, payers and people know, never from a transfer. Wallets stand under who they belong to today. */
export class ExpectedBooks {
  readonly posted = new Map<AccountCode, number>();
  /** What must be held, by the account that it would leave. */
  readonly held = new Map<AccountCode, number>();
  readonly #owners: ReadonlyMap<string, string>;

  constructor(owners: ReadonlyMap<string, string>) { this.#owners = owners; }

  move(debit: AccountCode, credit: AccountCode, amount: number): void {
    this.#add(this.posted, debit, -amount);
    this.#add(this.posted, credit, amount);
  }

  hold(account: AccountCode, amount: number): void { this.#add(this.held, account, amount); }

  /** The account of a wallet's owner today; any other is itself. */
  owner(account: AccountCode): AccountCode {
    if (!account.startsWith('member:')) return account;
    const member = account.slice('member:'.length);
    return memberWallet(this.#owners.get(member) ?? member);
  }

  #add(to: Map<AccountCode, number>, account: AccountCode, amount: number): void {
    const owner = this.owner(account);
    to.set(owner, (to.get(owner) ?? 0) + amount);
  }
}

/** Who every merged member has become. */
export async function readOwners(reader: Reader): Promise<ReadonlyMap<string, string>> {
  const merged = await Members(reader).find({ mergedInto: { $exists: true } }, { mergedInto: 1 }).lean<Pick<Member, '_id' | 'mergedInto'>[]>();
  return new Map(merged.flatMap(({ _id, mergedInto }) => (mergedInto === undefined ? [] : [[_id, mergedInto] as const])));
}

/** Everything that has happened to money, retold. */
export async function expectBooks(desk: Desk, acts: readonly Act[], members: readonly string[]): Promise<ExpectedBooks> {
  const { reader } = desk.world;
  const books = new ExpectedBooks(await readOwners(reader));
  for (const [index, member] of members.entries()) books.move('kbzpay:clearing', memberWallet(member), index >= members.length - POOR.people ? POOR.funds : FUNDS);
  for (const { kind, person } of acts) if (kind === 'feature') books.move(memberWallet(members[person] ?? ''), 'revenue:featured', FEATURE.price);
  await retellPayments(desk, books);
  await retellRefunds(desk, books);
  for (const { _id, way, amount, member } of await Withdrawals(reader).find().lean<Withdrawal[]>()) {
    if (desk.truth.payouts.get(_id) === 'paid') books.move(memberWallet(member), PAYOUT_WAYS[way].clearing, amount); // by way of payout:…, which is empty again
  }
  for (const { debit, credit, amount } of await Corrections(reader).find({ state: 'posted' }).lean<Correction[]>()) books.move(debit, credit, amount);
  await retellHires(reader, books);
  return books;
}

/** Money in: by wire as the providers know it, by hand as our account knows it. */
async function retellPayments({ world: { pay, reader }, truth }: Desk, books: ExpectedBooks): Promise<void> {
  const orders = new Map((await PaymentOrders(reader).find().lean<PaymentOrder[]>()).map((order) => [order._id, order]));
  for (const { provider, charge, paid } of listPaid(pay)) {
    const order = orders.get(orderOfCharge(charge));
    if (paid > 0) books.move(`${provider}:clearing`, order && order.amount === paid ? memberWallet(order.member) : 'suspense', paid);
  }
  for (const { provider, amount } of truth.strangers) books.move(`${provider}:clearing`, 'suspense', amount);
  for (const { order, reference, expected } of await Slips(reader).find().lean<Slip[]>()) {
    const came = cameByHand(reference, expected);
    if (came > 0) books.move('manual:clearing', came === expected ? memberWallet(orders.get(order)?.member ?? '') : 'suspense', came);
  }
}

/** Money back: what the providers sent, and what a person did. */
async function retellRefunds({ world: { pay, reader }, truth }: Desk, books: ExpectedBooks): Promise<void> {
  const byWire = new Map(listPaid(pay).flatMap(({ refunds }) => [...refunds]));
  for (const { _id, charge, provider, amount, member } of await Refunds(reader).find().lean<Refund[]>()) {
    const sent = byWire.get(_id) ?? byWire.get(charge) ?? (truth.handRefunds.get(_id) === true ? amount : 0);
    if (sent > 0) books.move(memberWallet(member), `${provider}:clearing`, sent);
  }
}

/** Openings that are held; hires with their fees, rewards that wait, were paid or went back. */
async function retellHires(reader: Reader, books: ExpectedBooks): Promise<void> {
  for (const { state, employer, bounty, fee } of await Openings(reader).find().lean<Opening[]>()) if (state === 'held') books.hold(memberWallet(employer), bounty + fee);
  for (const { job, employer, referrer, state, held, bounty, fee, reward, share } of await Hires(reader).find().lean<Hire[]>()) {
    const escrow = jobEscrow(job);
    const wallet = memberWallet(employer);
    if (fee > 0) books.move(wallet, 'revenue:hiring', fee);
    if (!held) continue;
    books.move(wallet, escrow, bounty);
    if (state === 'rewarded') {
      books.move(escrow, memberWallet(referrer ?? ''), reward);
      books.move(escrow, 'revenue:bounty', share);
    } else if (state === 'failed') books.move(escrow, wallet, bounty);
    else books.hold(escrow, bounty);
  }
}
