import { createReadStream } from 'node:fs';
import { DAY } from '../clock.ts';
import { findPlaces } from '../places/find-places.ts';
import { placeById } from '../places/place.ts';
import { normalise } from '../text/normalise.ts';
import { parsePay } from '../text/parse-pay.ts';
import type { Pay } from '../text/pay.ts';
import { readLines } from '../text/read-lines.ts';
import { toUnicode } from '../text/to-unicode.ts';
import { categories } from '../vocabulary/vocabulary.ts';
import { findCategory, termById } from '../vocabulary/name-term.ts';
import { categoryOf, readTitle } from '../vocabulary/read-title.ts';
import { JOB_TYPES } from '../jobs/job-limits.ts';
import type { IndexedJob } from './index/job-index.ts';
import { understandSentence } from './understand-sentence.ts';

type Row = Readonly<Record<string, unknown>>;

/** The names under which files of jobs keep things, the likeliest first (docs/search.md). */
const NAMES = {
  id: ['id', '_id', 'jobId', 'job_id', 'uuid', 'key'],
  title: ['title', 'title_my', 'title_en', 'jobTitle', 'job_title', 'position', 'name'],
  role: ['role', 'roleId', 'role_id'],
  category: ['category', 'categoryId', 'category_id', 'industry', 'sector', 'field'],
  place: ['place', 'placeId', 'place_id', 'township', 'location', 'city', 'town', 'region', 'state', 'address'],
  type: ['type', 'jobType', 'job_type', 'employmentType', 'employment_type'],
  pay: ['pay', 'salary', 'wage', 'pay_text', 'salary_text'],
  payMin: ['payMin', 'pay_min', 'salaryMin', 'salary_min', 'minSalary', 'min_salary'],
  payMax: ['payMax', 'pay_max', 'salaryMax', 'salary_max', 'maxSalary', 'max_salary'],
  company: ['company', 'companyName', 'company_name', 'employer', 'employerName'],
  opened: ['createdAt', 'created_at', 'openedAt', 'opened_at', 'postedAt', 'posted_at', 'publishedAt', 'date', 'created'],
} as const satisfies Record<string, readonly string[]>;

const DEPTH_MAX = 4;
const YEARS = 3_650 * DAY;

/** The jobs of a file of one JSON object a line, whatever its fields are called; lines that are no object are left out and counted. */
export async function* readJobFile(path: string, now: Date, onBadLine: (line: number) => void): AsyncGenerator<IndexedJob> {
  let number = 0;
  for await (const line of readLines(createReadStream(path))) {
    number++;
    if (line.trim() === '') continue;
    const row = readRow(line);
    if (row) yield toJob(row, number, now);
    else onBadLine(number);
  }
}

function readRow(line: string): Row | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isRow(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A row as the index takes it. Every text in it is looked through, wherever it stands; a text that is Zawgyi is read as such. */
export function toJob(row: Row, number: number, now: Date): IndexedJob {
  const id = textOf(first(row, NAMES.id)) || String(number);
  const title = unicode(textOf(first(row, NAMES.title)));
  const read = readTitle(title);
  const role = idOf(row, NAMES.role, (text) => (termById(text)?.kind === 'role' ? text : readTitle(text).role)) ?? read.role;
  const category = idOf(row, NAMES.category, (text) => findCategory(text)?.id ?? categories().find(({ en, my }) => en.toLowerCase() === text.toLowerCase() || my === text)?.id)
    ?? (role === undefined ? read.category : categoryOf(role)) ?? 'other';
  const opened = dateOf(first(row, NAMES.opened)) ?? now;
  const rest = Object.entries(row).filter(([name]) => !isOneOf(name, NAMES.id) && !isOneOf(name, NAMES.opened) && name !== titleName(row));
  return {
    id, title, body: unicode(rest.map(([, value]) => textOf(value)).filter(Boolean).join('\n')),
    category, place: placeOf(row) ?? '', type: typeOf(row), pay: payOf(row),
    company: textOf(first(row, NAMES.company)), openedAt: opened, expiresAt: new Date(now.getTime() + YEARS),
    ...(role !== undefined && { role }), ...(row['featured'] === true && { featuredUntil: new Date(now.getTime() + DAY) }),
  };
}

function titleName(row: Row): string | undefined {
  return NAMES.title.find((name) => row[name] !== undefined);
}

function first(row: Row, names: readonly string[]): unknown {
  const name = names.find((each) => row[each] !== undefined && row[each] !== null && row[each] !== '');
  return name === undefined ? undefined : row[name];
}

function isOneOf(name: string, names: readonly string[]): boolean {
  return names.includes(name);
}

/** All the text in a value, however deep. */
function textOf(value: unknown, depth = 0): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (depth >= DEPTH_MAX || typeof value !== 'object' || value === null) return '';
  return (Array.isArray(value) ? value : Object.values(value)).map((each: unknown) => textOf(each, depth + 1)).filter(Boolean).join('\n');
}

function unicode(text: string): string {
  return text.split('\n').map((line) => toUnicode(line, false)).join('\n');
}

function idOf(row: Row, names: readonly string[], read: (text: string) => string | undefined): string | undefined {
  const text = normalise(textOf(first(row, names)));
  return text === '' ? undefined : read(text);
}

/** The narrowest place that any of the fields names. */
function placeOf(row: Row): string | undefined {
  const named = NAMES.place.flatMap((name) => {
    const text = normalise(textOf(row[name]).split('\n').join(', '));
    if (text === '') return [];
    const place = placeById(text);
    return place ? [place] : findPlaces(text).exact;
  });
  return (named.find(({ kind }) => kind === 'township' || kind === 'town' || kind === 'area') ?? named[0])?.id;
}

function typeOf(row: Row): string {
  const text = normalise(textOf(first(row, NAMES.type)));
  if (text === '') return '';
  const id = text.toLowerCase().replaceAll(/[\s_]+/g, '-');
  return JOB_TYPES.find((type) => type === id) ?? understandSentence(text).types[0] ?? '';
}

function payOf(row: Row): Pay {
  const value = first(row, NAMES.pay);
  const fields = isRow(value) ? value : {};
  const min = numberOf(fields['min'] ?? fields['from'] ?? first(row, NAMES.payMin) ?? (typeof value === 'number' ? value : undefined));
  const max = numberOf(fields['max'] ?? fields['to'] ?? first(row, NAMES.payMax) ?? (typeof value === 'number' ? value : undefined));
  const period = fields['period'] === 'day' || fields['period'] === 'hour' ? fields['period'] : 'month';
  if (min !== undefined || max !== undefined) return { ...(min !== undefined && { min }), ...(max !== undefined && { max }), period, negotiable: false };
  const read = parsePay(normalise(textOf(fields['text'] ?? value)));
  return read.ok ? read.pay : { period: 'month', negotiable: true };
}

function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number > 0 ? Math.round(number) : undefined;
}

function dateOf(value: unknown): Date | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const date = new Date(typeof value === 'number' && value < 1e11 ? value * 1_000 : value);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
