import { readRecords } from '../csv/read-csv.ts';
import { ok, refused, type Result } from '../errors.ts';
import { foldDigits } from '../text/fold-digits.ts';
import type { StatementFileLine } from './statement.model.ts';

/**
 * Headings by which a column is known, in small letters without spaces. No wallet publishes the shape of its statement: these are the
 * field names of their APIs (reference: payments.md) and what people call them.
 */
const COLUMNS = {
  reference: ['merchantreferenceid', 'merchantreference', 'merchorderid', 'merchantorderid', 'externaltransactionid', 'reference', 'referenceid', 'referenceno', 'orderid'],
  amount: ['amount', 'totalamount', 'transactionamount', 'amountmmk', 'paidamount'],
  status: ['status', 'transactionstatus', 'tradestatus', 'paymentstatus'],
  transaction: ['transactionid', 'mmorderid', 'tranid', 'transactionno', 'transrefid'],
} as const satisfies Record<string, readonly string[]>;

/** Words for "the money came"; a file without such a column lists payments only. */
const PAID = new Set(['PAYMENT_CONFIRMED', 'PAY_SUCCESS', 'SUCCESS', 'SUCCESSFUL', 'CONFIRMED', 'COMPLETED', 'PAID', 'SETTLED', '00']);

/** The lines of a statement file (CSV). Refuses statement_unreadable (no table, too long), statement_column { column } (reference, amount). */
export function readStatementFile(text: string): Result<StatementFileLine[], 'statement_unreadable' | 'statement_column'> {
  const records = readRecords(text);
  const first = records?.[0];
  if (!records || !first) return refused('statement_unreadable');
  const names = Object.keys(first);
  const column = (wanted: readonly string[]): string | undefined => wanted.map((name) => names.find((each) => each.replaceAll(' ', '') === name)).find((name) => name !== undefined);
  const [reference, amount, status, transaction] = [column(COLUMNS.reference), column(COLUMNS.amount), column(COLUMNS.status), column(COLUMNS.transaction)];
  if (reference === undefined) return refused('statement_column', { column: 'reference' });
  if (amount === undefined) return refused('statement_column', { column: 'amount' });
  return ok(records.filter((record) => record[reference]).map((record) => {
    const amountText = record[amount] ?? '';
    const kyat = readAmount(amountText);
    const id = transaction === undefined ? '' : record[transaction] ?? '';
    return {
      reference: (record[reference] ?? '').slice(0, 80), amountText: amountText.slice(0, 40), paid: status === undefined || PAID.has((record[status] ?? '').toUpperCase()),
      ...(kyat !== undefined && { amount: kyat }), ...(id && { transaction: id.slice(0, 80) }),
    };
  }));
}

/** Whole kyat from `50,000`, `50000.00`, `50,000 MMK`; `undefined` for anything else. */
function readAmount(text: string): number | undefined {
  const whole = /^(\d{1,12})(?:\.0{1,2})?$/.exec(foldDigits(text).replace(/mmk|ks|kyats?|[\s,]/gi, ''))?.[1];
  return whole === undefined ? undefined : Number(whole);
}
