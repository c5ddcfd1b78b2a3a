import { compactKey } from '../text/search-key.ts';
import type { Found } from './phrase-candidates.ts';
import type { SentenceUnit } from './sentence-units.ts';
import workplaces from './workplaces.json' with { type: 'json' };

/** Words for a place of work: alone they stand for who works there (`ဟိုတယ်`), beside a role they only say where (`ဟိုတယ် စာရင်းကိုင်`). */
const WORKPLACES: ReadonlySet<string> = new Set(workplaces.map(compactKey));
/** Roles that say no more than the place of work does: `ရွှေဆိုင်မှာ အရောင်း`, `စက်ရုံမှာ အလုပ်သမား`. */
const GENERAL: ReadonlySet<string> = new Set(['sales-staff', 'shop-assistant', 'general-worker', 'daily-worker']);
/** A master of any trade, and a teacher when no trade is named. */
const ADDRESS = /^ဆရာမ?$/;
const BETWEEN_MAX = 3;
const JOINS: ReadonlySet<string> = new Set(['နဲ့', 'နှင့်', 'သို့', 'ဒာ', 'or', 'and', 'ရော']);
const SELLS = /sales|shop|store|staff$|attendant/;
/** An interpreter or teacher with a language is the one of that language. */
const OF_A_LANGUAGE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  translator: { chinese: 'chinese-interpreter', japanese: 'japanese-interpreter', korean: 'korean-interpreter', thai: 'thai-interpreter' },
  teacher: { english: 'english-teacher' },
};

/** The phrases that name the roles of a sentence: without the places of work where the role itself is said in the same clause, and without what says no more. */
export function narrowRoles(units: readonly SentenceUnit[], matches: readonly Found[]): readonly Found[] {
  const at = ({ from }: Found): number | undefined => units[from]?.clause;
  const places = matches.filter(isWorkplace);
  const jobs = matches.filter((match) => !places.includes(match));
  return matches.filter((match) => {
    const same = (other: Found): boolean => at(other) === at(match);
    if ((says(match, 'general-worker') || isShop(match)) && matches.some((other) => same(other) && describes(units, other, match))) return false;
    if (ADDRESS.test(match.phrase) && matches.some((other) => same(other) && isTitleOf(units, other, match))) return false;
    if (places.includes(match)) return jobs.filter(same).every((job) => isImplied(job, match));
    return !places.filter(same).some((place) => isImplied(match, place));
  });
}

/** `Japanese စကားပြန်`, `English teacher`: the one role and the one language that make another role. */
export function roleOfLanguage(roles: readonly string[], skills: readonly string[]): readonly string[] {
  const [role = '', second] = roles;
  const specific = second === undefined ? skills.flatMap((skill) => OF_A_LANGUAGE[role]?.[skill] ?? []) : [];
  return specific.length === 1 ? specific : roles;
}

function isImplied(job: Found, place: Found): boolean {
  const general = rolesOf(job);
  if (!general.every((role) => GENERAL.has(role))) return false;
  return general.some((role) => role.endsWith('worker')) || rolesOf(place).some((role) => SELLS.test(role));
}

/** True when a phrase is a word for a place of work. */
export function isWorkplace({ phrase }: Found): boolean {
  return WORKPLACES.has(phrase);
}

/** `ရေပိုက်ပြင် ဆရာ`, `အင်္ဂလိပ်စာ သင်ပေးမယ့် ဆရာမ`: the word only says that somebody knows the trade. */
function isTitleOf(units: readonly SentenceUnit[], other: Found, title: Found): boolean {
  const between = units.slice(other.to, title.from);
  return other.to <= title.from && between.length <= BETWEEN_MAX && !between.some(({ key }) => JOINS.has(key));
}

/** `ကားပြင်ဆိုင်အလုပ်` is no job in a shop. */
function isShop(match: Found): boolean {
  return says(match, 'shop-assistant') && match.phrase.startsWith('ဆိုင်');
}

/** `အိမ်ဆောက်တဲ့ အလုပ်သမား`: the word only says that somebody works. */
function describes(units: readonly SentenceUnit[], other: Found, worker: Found): boolean {
  return other.to <= worker.from && units.slice(other.to, worker.from).every(({ key }) => key === 'တဲ့' || key === 'သော');
}

function says(match: Found, role: string): boolean {
  return rolesOf(match).includes(role);
}

function rolesOf({ meanings }: Found): string[] {
  return meanings.flatMap((meaning) => (meaning.kind === 'term' && meaning.term.kind === 'role' ? [meaning.term.id] : []));
}
