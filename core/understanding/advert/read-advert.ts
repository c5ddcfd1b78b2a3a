import { isJobType } from '../../jobs/job-limits.ts';
import { isPostingPlace } from '../../jobs/job-vocabulary.ts';
import { resolvePlaces } from '../../places/find-places.ts';
import { cutText } from '../../text/cut-text.ts';
import type { Pay } from '../../text/pay.ts';
import { dropFragments } from '../drop-fragments.ts';
import { findPay } from '../find-pay.ts';
import { findPeople } from '../find-people.ts';
import { meaningOf } from '../meaning-of.ts';
import { scanSentence } from '../scan-sentence.ts';
import { sentenceUnits } from '../sentence-units.ts';
import type { UnderstoodPay } from '../understood.ts';
import { advertLines, type AdvertLine } from './advert-lines.ts';
import { findCompany } from './find-company.ts';
import { rolesCalled, type CalledRole } from './advert-roles.ts';
import type { Advert, AdvertField, AdvertJob } from './advert.ts';

const JOBS_MAX = 8;
const DESCRIPTION = { min: 20, max: 1_500 };
const SOURCE_MAX = 60;
const TITLE_MAX = 60;
/** Sums that are no salary. */
const EXTRA = /ရက်မှန်|ကြေး|စရိတ်|bonus|ဘောနပ်|commission|ကော်မရှင်|allowance|\bOT\b|overtime|incentive|ဆုကြေး|deposit|စပေါ်|discount|target/iu;

/** A way between places is no place of work. */
const ROUTE = /လမ်းကြောင်း|ခရီးစဉ်|\broute\b/iu;
const PARTS = /[၊,/;]|\s(?:and|နှင့်|နဲ့)\s/u;

/** A line with what it says. */
interface ReadLine extends AdvertLine {
  readonly roles: readonly CalledRole[];
  readonly pay?: Pay;
  readonly payLabelled: boolean;
  readonly places: readonly string[];
  readonly type?: string;
  readonly people?: number;
}

/** A role with the lines that are about it alone. */
interface Section {
  readonly called?: CalledRole;
  readonly own: readonly ReadLine[];
}

/**
 * Reads a pasted advert: one job for each role it calls for. What stands under a role is that role's; what stands before the first, and places and kinds of work
 * that no role has of its own, are everybody's; a single pay is everybody's too. Of a longer text the first 80 lines are read. Give it Unicode; its words
 * come back normalised, but with each digit in the script in which it was typed.
 */
export function readAdvert(advert: string): Advert {
  const { lines: plain, phones, asTyped } = advertLines(advert);
  const lines = plain.map(readLine);
  const company = findCompany(plain);
  const sections = sectionsOf(lines);
  const heads = new Set(sections.flatMap(({ called, own }) => (called ? own : [])));
  const shared = lines.filter((line) => !heads.has(line));
  const jobs = sections.slice(0, JOBS_MAX).map((section) => jobOf(section, { lines, shared, alone: sections.length === 1 }));
  return { phones, jobs: jobs.map((job) => retyped(job, asTyped)), ...(company !== undefined && { company: asTyped(company) }) };
}

/** People will read these words: they get their digits as they were typed. */
function retyped(job: AdvertJob, asTyped: (text: string) => string): AdvertJob {
  const sources = Object.fromEntries(Object.entries(job.sources).map(([field, words]) => [field, asTyped(words)]));
  return { ...job, title: asTyped(job.title), ...(job.description !== undefined && { description: asTyped(job.description) }), sources };
}

function readLine(line: AdvertLine): ReadLine {
  const units = sentenceUnits(line.text.replace(/[()]/g, ' '));
  const things = meaningOf(dropFragments(units, scanSentence(units)).filter(({ how }) => how !== 'slip'), units);
  const roles = rolesCalled(line);
  const [basic = ''] = line.text.split(/\s*\+\s*(?=[^\d\s])/u);
  const { pay, negotiable } = findPay(findPeople(basic).rest);
  const isPay = line.label === 'pay' || (line.label !== 'other' && !EXTRA.test(basic));
  const { people } = findPeople(line.label === 'openings' ? `post ${line.value}` : line.text);
  const type = things.types.find(isJobType);
  const kyat = pay?.currency === 'MMK' ? pay : undefined;
  const paid: Pay | undefined = kyat ? payOf(kyat, negotiable === true)
    : negotiable === true && line.label === 'pay' ? { period: 'month', negotiable: true } : undefined;
  return {
    ...line, roles, payLabelled: line.label === 'pay', places: ROUTE.test(line.text) ? [] : resolvePlaces(things.placeMatches).map(({ id }) => id).filter(isPostingPlace),
    ...(isPay && paid && { pay: paid }), ...(type !== undefined && { type }), ...(people !== undefined && { people }),
  };
}

/** A section for each role. A line with several roles begins a section for each of them, and the lines below belong to all of those. */
function sectionsOf(lines: readonly ReadLine[]): Section[] {
  const called = lines.flatMap((line, at) => line.roles.map((role) => ({ role, at })));
  const proper = called.filter(({ role, at }) => !role.venue || role.openings !== undefined || lines[at]?.label === 'role');
  const kept = proper.length > 0 ? proper : called;
  if (kept.length === 0) return [{ own: [] }];
  const begins = kept.map(({ at }) => at);
  const ids = [...new Set(kept.map(({ role }) => role.role))];
  return ids.map((id) => {
    const mentions = kept.filter(({ role }) => role.role === id);
    const main = mentions.find(({ role }) => role.openings !== undefined) ?? mentions.at(-1) ?? mentions[0];
    const own = mentions.flatMap(({ at }) => lines.slice(at, begins.find((next) => next > at) ?? lines.length));
    return { own, ...(main && { called: main.role }) };
  });
}

function jobOf({ called, own }: Section, { lines, shared, alone }: { lines: readonly ReadLine[]; shared: readonly ReadLine[]; alone: boolean }): AdvertJob {
  const near = alone ? lines : own;
  const sources: Partial<Record<AdvertField, string>> = {};
  const take = <T>(field: AdvertField, line: { text: string } | undefined, value: T | undefined): { [key: string]: T } => {
    if (line === undefined || value === undefined) return {};
    sources[field] = cutText(line.text, SOURCE_MAX, 'codePoints');
    return { [field]: value };
  };
  const paid = payLine(called, near) ?? onlyPayLine(called, lines) ?? payLine(called, shared);
  const placed = placeLine(near) ?? placeLine(lines);
  const typed = near.find(({ type }) => type !== undefined) ?? shared.find(({ type }) => type !== undefined);
  const counted = alone ? near.find(({ people }) => people !== undefined) : own.find(({ people, label }) => people !== undefined && label === 'openings');
  const title = cutText(called?.title ?? lines[0]?.text ?? '', TITLE_MAX, 'codePoints');
  const description = describe(lines, own, alone);
  return {
    title, ...(called && { role: called.role.id, category: called.role.category }),
    ...(called?.openings !== undefined ? take('openings', { text: called.source }, called.openings) : take('openings', counted, counted?.people)),
    ...take('place', placed, placed?.places[0]), ...take('pay', paid, paid?.pay), ...take('type', typed, typed?.type),
    ...(description !== undefined && { description }),
    sources: { title: cutText(called?.source ?? title, SOURCE_MAX, 'codePoints'), ...sources },
  };
}

/** The pay beside the role's own name, under a label, or anywhere. */
function payLine(called: CalledRole | undefined, lines: readonly ReadLine[]): { text: string; pay: Pay } | undefined {
  if (called?.pay) return { text: called.source, pay: called.pay };
  const line = lines.find(({ pay, payLabelled }) => pay && payLabelled) ?? lines.find(({ pay, roles }) => pay && roles.length < 2);
  return line?.pay && priced(line, line.pay, called);
}

/** A line with several sums, one for each role, gives a role the sum beside its name, and no sum to a role that it does not name. */
function priced({ text }: ReadLine, pay: Pay, called: CalledRole | undefined): { text: string; pay: Pay } | undefined {
  const parts = text.replace(/(?<=\d),(?=\d)/g, '').split(PARTS).filter((part) => findPay(part).pay !== undefined);
  if (parts.length < 2) return { text, pay };
  const own = parts.find((part) => called !== undefined && rolesCalled({ text: part, label: 'role', value: part }).some(({ role }) => role === called.role));
  const sum = own === undefined ? undefined : findPay(own).pay;
  return own !== undefined && sum?.currency === 'MMK' ? { text: own.trim(), pay: payOf(sum) } : undefined;
}

function payOf({ min, max, period }: UnderstoodPay, negotiable = false): Pay {
  return { period, negotiable, ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
}

function onlyPayLine(called: CalledRole | undefined, lines: readonly ReadLine[]): { text: string; pay: Pay } | undefined {
  const paid = lines.filter(({ pay }) => pay !== undefined);
  const [line] = paid;
  const others = line !== undefined && line.roles.length > 0 && !line.roles.some(({ role }) => role === called?.role);
  return paid.length === 1 && line?.pay && !others ? priced(line, line.pay, called) : undefined;
}

function placeLine(lines: readonly ReadLine[]): ReadLine | undefined {
  return lines.find(({ label, places }) => label === 'place' && places.length > 0) ?? lines.find(({ label, places }) => label !== 'company' && places.length > 0);
}

/** The lines that are this job's or everybody's, in their order, without those that only tell how to reach somebody. */
function describe(lines: readonly ReadLine[], own: readonly ReadLine[], alone: boolean): string | undefined {
  const first = lines.findIndex(({ roles }) => roles.length > 0);
  const told = lines.filter((line, at) => (alone || at < first || own.includes(line)) && !(line.label === 'contact' && line.value.replace(/[\s,/။၊-]+/gu, '') === ''));
  const text = told.map((line) => line.text).join('\n').trim();
  return [...text].length < DESCRIPTION.min ? undefined : cutText(text, DESCRIPTION.max, 'codePoints');
}
