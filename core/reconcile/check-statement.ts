import { HOUR } from '../clock.ts';
import type { Reader } from '../db/database.ts';
import { listOpenCases } from '../payments/open-case.ts';
import type { PaymentCase } from '../payments/payment-case.model.ts';
import { findOrders, listOrdersBetween } from '../payments/read-order.ts';
import { orderOfCharge } from '../payments/order-of-charge.ts';
import type { PaymentOrder } from '../payments/payment-order.model.ts';
import type { ProviderStatement, StatementFileLine } from './statement.model.ts';

/**
 * What a line means: `booked` we have it; `credit` the member gets it; `wrong_amount` and `unknown` go into suspense with a case; `not_paid` the
 * provider says that no money came; `repeated` the same line again; `unreadable` no amount in whole kyat.
 */
export type LineVerdict = 'booked' | 'credit' | 'wrong_amount' | 'unknown' | 'not_paid' | 'repeated' | 'unreadable';

export interface CheckedLine {
  readonly line: StatementFileLine;
  readonly verdict: LineVerdict;
  /** Names the money in our books. */
  readonly charge: string;
  readonly order?: PaymentOrder;
}

export interface CheckedStatement {
  readonly lines: readonly CheckedLine[];
  /** Paid in our books well within its days, but not in the file. */
  readonly missing: readonly PaymentOrder[];
  /** Cases that the file answers: nobody had told us how these ended. */
  readonly answered: readonly PaymentCase[];
}

/** Orders of the first and last hour may stand in the neighbouring day's file. */
const EDGE_MS = HOUR;

/** Compares a statement with our orders as they are now; writes nothing. */
export async function checkStatement(reader: Reader, statement: ProviderStatement): Promise<CheckedStatement> {
  const orders = await findOrders(reader, statement.lines.map(({ reference }) => orderOfCharge(reference)));
  const places = placeLines(statement.lines);
  const lines = statement.lines.map((line, index) => {
    const order = orders.get(orderOfCharge(line.reference));
    return checkLine(line, places[index] ?? 'first', order?.provider === statement.provider ? order : undefined);
  });
  const inFile = new Set(statement.lines.map(({ reference }) => reference));
  const within = { provider: statement.provider, from: new Date(statement.from.getTime() + EDGE_MS), to: new Date(statement.to.getTime() - EDGE_MS) };
  const paid = await listOrdersBetween(reader, { ...within, by: 'paidAt' });
  const cases = (await listOpenCases(reader)).filter(({ provider, kind }) => provider === statement.provider && (kind === 'never_heard' || kind === 'unknown_outcome'));
  const ofCases = await findOrders(reader, cases.flatMap(({ order }) => order ?? []));
  return {
    lines,
    missing: paid.filter(({ settled }) => settled.every((charge) => !inFile.has(charge))),
    answered: cases.filter(({ charge, order }) => inFile.has(charge) || isWithin(ofCases.get(order ?? ''), within)),
  };
}

/**
 * Of the lines about one charge the payment with the lowest transaction id is its own (`first`), others are second payments (`more`), whatever the
 * order of the lines, so that two files agree; the same transaction again, or a line without one, is a repetition.
 */
function placeLines(lines: readonly StatementFileLine[]): ('first' | 'more' | 'again')[] {
  const lowest = new Map<string, string>();
  for (const { reference, transaction = '', paid } of lines) {
    const before = lowest.get(reference);
    if (before === undefined || (paid && transaction < before)) lowest.set(reference, transaction);
  }
  const seen = new Set<string>();
  return lines.map(({ reference, transaction = '', paid }) => {
    const payment = `${reference}\n${transaction}`;
    if (seen.has(payment)) return 'again';
    seen.add(payment);
    if (transaction === lowest.get(reference)) return 'first';
    return paid && transaction !== '' ? 'more' : 'again';
  });
}

function checkLine(line: StatementFileLine, place: 'first' | 'more' | 'again', order: PaymentOrder | undefined): CheckedLine {
  const charge = line.reference;
  const found = { line, charge, ...(order && { order }) };
  if (place === 'again') return { ...found, verdict: 'repeated' };
  if (place === 'more') return { line, charge: `${charge}:${line.transaction ?? ''}`, verdict: line.amount === undefined ? 'unreadable' : 'unknown' };
  if (order?.settled.includes(charge)) return { ...found, verdict: 'booked' };
  if (!line.paid) return { ...found, verdict: 'not_paid' };
  if (line.amount === undefined || line.amount <= 0) return { ...found, verdict: 'unreadable' };
  if (!order) return { ...found, verdict: 'unknown' };
  return { ...found, verdict: line.amount === order.amount ? 'credit' : 'wrong_amount' };
}

function isWithin(order: PaymentOrder | undefined, { from, to }: { from: Date; to: Date }): boolean {
  return order !== undefined && order.createdAt >= from && order.expiresAt < to;
}
