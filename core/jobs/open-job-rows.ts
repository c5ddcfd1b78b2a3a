import { NO_TEXT, type BsonFields, type TextAt } from '../db/bson-fields.ts';
import type { Reader } from '../db/database.ts';
import { FieldReaders } from '../db/field-readers.ts';
import { scanRaw, type RawFind } from '../db/scan-raw.ts';
import type { Pay, PayPeriod } from '../text/pay.ts';
import { Jobs } from './job.model.ts';

/** What an index of the open jobs wants to know of a job. What is read for its words alone lies as it came. */
export interface OpenJobRow {
  readonly id: string;
  readonly title: TextAt;
  readonly companyName: TextAt;
  /** Its description. */
  readonly body: TextAt;
  readonly company: string;
  readonly role: string | undefined;
  readonly category: string;
  readonly place: string;
  readonly type: string;
  readonly pay: Pay;
  readonly status: string;
  readonly hidden: boolean;
  readonly openedAt: Date | undefined;
  readonly expiresAt: Date | undefined;
  readonly featuredUntil: Date | undefined;
}

const FIELDS = {
  title: 1, companyName: 1, company: 1, description: 1, role: 1, category: 1, place: 1, type: 1, pay: 1, status: 1, hidden: 1, openedAt: 1, expiresAt: 1, featuredUntil: 1,
} as const;
const PERIODS: readonly PayPeriod[] = ['month', 'day', 'hour'];
const BATCH = 500;
/** Every open job was opened later; it lets the server walk the index of the open ones. */
const BEGINNING = new Date(0);

/** All jobs that are open and shown, batch by batch as they come from the server. A row holds on to its batch. One statement for each 500 jobs. */
export async function* scanOpenJobs(reader: Reader): AsyncGenerator<Iterable<OpenJobRow>> {
  for await (const documents of scanRaw(reader, commandFor(reader, { status: 'open', openedAt: { $gt: BEGINNING }, hidden: { $ne: true } }))) yield rowsOf(documents);
}

/** These jobs as they stand now, in whatever state; what is gone is left out. One statement for each 500 of them. */
export async function readJobRows(reader: Reader, ids: readonly string[]): Promise<OpenJobRow[]> {
  const rows: OpenJobRow[] = [];
  for await (const documents of scanRaw(reader, commandFor(reader, { _id: { $in: ids } }))) rows.push(...rowsOf(documents));
  return rows;
}

function commandFor(reader: Reader, filter: Readonly<Record<string, unknown>>): RawFind {
  return { find: Jobs(reader).collection.collectionName, filter, projection: FIELDS, batchSize: BATCH };
}

function* rowsOf(documents: BsonFields): Generator<OpenJobRow> {
  while (documents.next()) {
    const fields = documents.fields();
    if (fields) yield rowOf(fields);
  }
}

type Mutable<T> = { -readonly [Field in keyof T]: T[Field] };

const ROW = new FieldReaders<Mutable<OpenJobRow>>({
  _id: (row, fields) => { row.id = fields.string() ?? ''; },
  title: (row, fields) => { row.title = fields.text(); },
  companyName: (row, fields) => { row.companyName = fields.text(); },
  description: (row, fields) => { row.body = fields.text(); },
  company: (row, fields) => { row.company = fields.word() ?? ''; },
  role: (row, fields) => { row.role = fields.word(); },
  category: (row, fields) => { row.category = fields.word() ?? ''; },
  place: (row, fields) => { row.place = fields.word() ?? ''; },
  type: (row, fields) => { row.type = fields.word() ?? ''; },
  pay: (row, fields) => { row.pay = payOf(fields.fields()); },
  status: (row, fields) => { row.status = fields.word() ?? ''; },
  hidden: (row, fields) => { row.hidden = fields.boolean() ?? false; },
  openedAt: (row, fields) => { row.openedAt = fields.date(); },
  expiresAt: (row, fields) => { row.expiresAt = fields.date(); },
  featuredUntil: (row, fields) => { row.featuredUntil = fields.date(); },
});

const PAY = new FieldReaders<Mutable<Pay>>({
  min: (pay, fields) => { pay.min = fields.number(); },
  max: (pay, fields) => { pay.max = fields.number(); },
  period: (pay, fields) => { pay.period = periodOf(fields.word()); },
  negotiable: (pay, fields) => { pay.negotiable = fields.boolean() ?? pay.negotiable; },
});
const NO_PAY: Pay = { period: 'month', negotiable: true };

function rowOf(fields: BsonFields): OpenJobRow {
  const row: Mutable<OpenJobRow> = {
    id: '', title: NO_TEXT, companyName: NO_TEXT, body: NO_TEXT, company: '', role: undefined, category: '', place: '', type: '', pay: NO_PAY, status: '', hidden: false,
    openedAt: undefined, expiresAt: undefined, featuredUntil: undefined,
  };
  ROW.read(fields, row);
  return row;
}

function periodOf(word: string | undefined): PayPeriod {
  return PERIODS.find((period) => period === word) ?? NO_PAY.period;
}

function payOf(fields: BsonFields | undefined): Pay {
  const pay: Mutable<Pay> = { ...NO_PAY };
  if (fields) PAY.read(fields, pay);
  return pay;
}

/** How many posts of these companies (of all, without a list) were filled here, and how many moderators removed. One statement. */
export async function countOutcomes(reader: Reader, companies?: readonly string[]): Promise<{ company: string; filled: number; removed: number }[]> {
  const rows = await Jobs(reader).aggregate<{ _id: string; filled: number; removed: number }>([
    { $match: { status: { $in: ['filled', 'removed'] }, ...(companies && { company: { $in: [...companies] } }) } },
    { $group: { _id: '$company', filled: { $sum: { $cond: [{ $eq: ['$status', 'filled'] }, 1, 0] } }, removed: { $sum: { $cond: [{ $eq: ['$status', 'removed'] }, 1, 0] } } } },
  ]);
  return rows.map(({ _id, ...counts }) => ({ company: _id, ...counts }));
}
