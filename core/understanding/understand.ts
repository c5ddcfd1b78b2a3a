import { resolvePlaces } from '../places/find-places.ts';
import { decideIntent } from './decide-intent.ts';
import { dropFragments } from './drop-fragments.ts';
import { findExcluded } from './find-excluded.ts';
import { findExperience } from './find-experience.ts';
import { findPay } from './find-pay.ts';
import { findPeople } from './find-people.ts';
import { lexiconOf, type SignalName } from './lexicon.ts';
import { meaningOf, type Things } from './meaning-of.ts';
import type { Found } from './phrase-candidates.ts';
import { scanSentence } from './scan-sentence.ts';
import { sentenceUnits, type SentenceUnit } from './sentence-units.ts';
import { NOT_UNDERSTOOD, type AmbiguousPlace, type Intent, type Understood } from './understood.ts';

/** Nobody asks in more; of a pasted page the beginning is read. */
export const SENTENCE_MAX = 500;
const NAYPYITAW = { city: 'MM-18-naypyitaw-city', territory: 'MM-18' } as const;
const EXPECTS = /(?:သိန်း|သောင်း|ကျပ်|lakhs?|ks|mmk|thein)\s*(?:ခွဲ)?\s*(?:လောက်|ဝန်းကျင်|အထက်|ကျော်|တော့)?\s*(?:လိုချင်|ရချင်|မျှော်|expect|lo chin)/iu;
const ANNOUNCES = /^\W*(?:(?:job )?vacanc(?:y|ies)|seeking|position|wanted)\s*[:\-–]/iu;
const SELF = /\b(?:i have|i had|ive|i['’]ve|with) (?:over |about |more than |a |an |some )?(?:\d+ |two |three |four |five )?(?:years?|yrs?|months?|experience|degree|diploma|certificate|licen[cs]e)\b|(?:ကျွန်တော်|ကျွန်မ|ကျနော်|ကျမ)[^၊။\n]{0,40}(?:လုပ်ဖူး|လုပ်ခဲ့|အောင်ထား|တက်ထား|ဘွဲ့ရ)/iu;
const OF_WORK = /အလုပ်(?!သမား)|job|work(?!er)/;
/** `ကလေးထိန်းပေးမယ့် …`: who does something for somebody; `လစာပေးမယ့်` is the one who pays. */
const SERVES = /(?:ထိန်း|ချက်|ပြုတ်|မောင်း|သင်|ပြ|ရောင်း|စု|ကြည့်|စောင့်|ရှောက်|ပြင်|ကူ|ပို့|ဆွဲ|ရှင်း|လျှော်|ဆောက်|လုပ်|ရေး|ဆေး|ချုပ်|ညှပ်|ဖျော်|ဖြေ|ကိုင်)\s*ပေး(?:နိုင်)?မ[ယည]့်/u;
/** `my sister is a nurse`: work is sought for her. */
const OF_ANOTHER = /\bmy (?:son|daughter|brother|sister|husband|wife|friend|father|mother|cousin|uncle|aunt|nephew|niece) (?:is an?|was an?|wants? (?:to|work)|can|lost|has \d|is looking)\b/iu;
const ARTICLE = /\b(?:looking|look|search|searching|seeking|find)\b(?: for)? (?:an?|one|some|experienced|good)\b/i;

/**
 * Reads a sentence such as `စာရင်းကိုင် လှိုင်သာယာ ၅ သိန်း`, `driver job yangon 4 lakhs`, `sar yin kaing` or `ငွေဘယ်လောက်ရှိလဲ`: what the person wants, and the
 * roles, places, pay and the rest of it as ids. Give it normalised Unicode. Never throws; its work is bounded by SENTENCE_MAX.
 */
export function understand(sentence: string): Understood {
  const text = sentence.slice(0, SENTENCE_MAX);
  const { people, rest: withoutPeople } = findPeople(text);
  const { experience, rest: withoutYears } = findExperience(withoutPeople);
  const { pay, rest } = findPay(withoutYears);
  const units = sentenceUnits(rest);
  if (units.length === 0 && !pay) return NOT_UNDERSTOOD;
  const found = dropFragments(units, scanSentence(units));
  const excluded = findExcluded(units, found);
  const things = meaningOf(found.filter((match) => !excluded.has(match)), units);
  const not = meaningOf([...excluded], units);
  const signals = signalsOf(units, found);
  if (SERVES.test(text)) signals.add('person');
  if (OF_ANOTHER.test(text)) signals.add('wantdo');
  const intent = decideIntent({
    signals, whole: wholeOf(units), role: things.roles.length > 0, thing: isSomething(things) || isSomething(not) || pay !== undefined,
    people: people !== undefined, article: ARTICLE.test(text), expects: EXPECTS.test(text), announces: ANNOUNCES.test(text), speaksOfSelf: SELF.test(text), words: units.length > 0 || pay !== undefined, asked: text.includes('?'),
  });
  const { placeMatches, ...kept } = forIntent(intent, things, signals.has('offtopic'));
  const paid = describesJob(intent) || intent === 'none' ? pay : undefined;
  return {
    intent, ...kept, ...placesOf(placeMatches),
    near: signals.has('near'), remote: kept.types.includes('remote'),
    ...(paid && { pay: paid }), ...yearsOf(experience, kept.levels), ...(people !== undefined && { people }),
    not: { roles: not.roles, categories: not.categories, places: searchedPlaces(not.placeMatches), types: not.types },
    rest: wordsOf(units, found.filter(isKnown)), words: wordsOf(units, found.filter(isGrammar)),
  };
}

/** A search, a call or what to watch for: roles, places and a sum in it describe a job. */
function describesJob(intent: Intent): boolean {
  return intent === 'find-job' || intent === 'hire' || intent === 'menu:alerts';
}

/** What stands beside a menu word or in small talk describes no job (`talk to the admin`, `withdraw 50000`, `ရန်ကုန် ရာသီဥတု`). */
function forIntent(intent: Intent, things: Things, offTopic: boolean): Things {
  if (describesJob(intent) || intent === 'report' || (intent === 'none' && !offTopic)) return things;
  return { ...things, roles: [], categories: [], skills: [], ...((offTopic || intent.startsWith('menu:')) && { placeMatches: [] }) };
}

function isSomething(things: Things): boolean {
  const { placeMatches, ...lists } = things;
  return placeMatches.length > 0 || Object.values(lists).some((ids) => ids.length > 0);
}

/** The signals of a sentence; a role with `အလုပ်` or `job` in its name speaks of work as well. */
function signalsOf(units: readonly SentenceUnit[], found: readonly Found[]): Set<SignalName> {
  const signals = new Set(found.flatMap(({ meanings }) => meanings.flatMap((meaning) => (meaning.kind === 'signal' ? [meaning.name] : []))));
  for (const { from, to, meanings, how, phrase } of found) {
    const key = units.slice(from, to).map((unit) => unit.key).join('');
    if (meanings.some(({ kind }) => kind === 'term') && (OF_WORK.test(key) || (how === 'sound' && OF_WORK.test(phrase)))) signals.add('job');
  }
  return signals;
}

/** The signals that the whole sentence is a phrase of. */
function wholeOf(units: readonly SentenceUnit[]): Set<SignalName> {
  const entry = lexiconOf().byKey.get(units.map((unit) => unit.key).join(''));
  return new Set(entry?.meanings.flatMap((meaning) => (meaning.kind === 'signal' ? [meaning.name] : [])));
}

/** Of Naypyitaw, whose city and territory have one name, a search means the territory, which contains the city. */
function searchedPlaces(matches: Things['placeMatches']): string[] {
  return resolvePlaces(matches).map(({ id }) => (id === NAYPYITAW.city ? NAYPYITAW.territory : id));
}

function placesOf(matches: Things['placeMatches']): { places: string[]; ambiguous: AmbiguousPlace[] } {
  const places = searchedPlaces(matches);
  const ambiguous = matches.map(({ values }) => values.map(({ id }) => id).filter((id) => places.includes(id))).filter((ids) => ids.length > 1);
  return { places, ambiguous: ambiguous.map((ids) => ({ places: ids })) };
}

function yearsOf(experience: number | undefined, levels: readonly string[]): { experience?: number } {
  if (experience !== undefined) return { experience };
  return levels.includes('no-experience') ? { experience: 0 } : {};
}

function isKnown({ meanings }: Found): boolean {
  return meanings.some(({ kind }) => kind !== 'plain');
}

const GRAMMAR: ReadonlySet<SignalName> = new Set<SignalName>([
  'whennew', 'askpay', 'trust', 'bot', 'whatis', 'who', 'seen', 'ask', 'person', 'willpay', 'gotjob', 'howto', 'cost', 'job', 'seek', 'wantdo', 'wanthave', 'hire', 'hiring', 'question', 'there', 'near', 'not', 'notbefore', 'joins', 'how', 'greeting', 'thanks', 'yes', 'no', 'help', 'own', 'howmuch', 'staff',
]);
const SOUGHT_AS_WORDS: ReadonlySet<string> = new Set(['skill', 'level', 'benefit']);

/** What a search by words need not look for: little words, and what is looked for by its id. */
function isGrammar({ meanings }: Found): boolean {
  return meanings.some((meaning) => meaning.kind === 'little' || meaning.kind === 'category' || meaning.kind === 'place'
    || (meaning.kind === 'signal' && GRAMMAR.has(meaning.name)) || (meaning.kind === 'term' && !SOUGHT_AS_WORDS.has(meaning.term.kind)));
}

/** The words that are not covered, as a search key. */
function wordsOf(units: readonly SentenceUnit[], covering: readonly Found[]): string {
  const used = new Set(covering.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at)));
  return units.map((unit, at) => (used.has(at) ? '' : (unit.joined && !used.has(at - 1) ? unit.key : ` ${unit.key}`))).join('').trim();
}
