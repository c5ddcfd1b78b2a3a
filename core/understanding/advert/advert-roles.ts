import { dropFragments } from '../drop-fragments.ts';
import { findPay } from '../find-pay.ts';
import { findPeople } from '../find-people.ts';
import { isWorkplace } from '../narrow-roles.ts';
import type { UnderstoodPay } from '../understood.ts';
import type { Found } from '../phrase-candidates.ts';
import { scanSentence } from '../scan-sentence.ts';
import { sentenceUnits } from '../sentence-units.ts';
import type { Term } from '../../vocabulary/vocabulary.ts';
import type { Pay } from '../../text/pay.ts';
import type { AdvertLine } from './advert-lines.ts';

/** A role that a line of an advert calls for. */
export interface CalledRole {
  readonly role: Term;
  readonly title: string;
  /** The part of the line that it was read from. */
  readonly source: string;
  readonly openings?: number;
  /** The pay beside its name, read without the count of people; negotiable without a sum when only that is said. */
  readonly pay?: Pay;
  /** A word that is also the name of a place to work at (`hotel`): weaker than any other role. */
  readonly venue: boolean;
}

const TITLE_MAX = 45;
const STRANGE_MAX = 3;
const GENDER = /(?<![a-z])(?:male|female)\s+only|\(?\s*(?<![a-z])(?:m|f|male|female)\s*(?:[/,&+]|or)\s*(?:m|f|male|female)(?![a-z])\s*\)?|\(\s*(?:m|f|male|female|ကျား|မ|ကျား\s*[/၊,]?\s*မ)\s*\)|ကျား\s*[/၊,]\s*မ(?:\s*မရွေး)?|(?:အမျိုးသား|အမျိုးသမီး)(?:\s*[/၊,]\s*(?:အမျိုးသား|အမျိုးသမီး))?/giu;
const PARTS = /\s*(?:[၊/&;]|,(?!\d{3}(?!\d))|(?<!\d),|\s(?:\+|and|or|နှင့်|နဲ့|နှင့်အတူ)\s|\(or\)|(?<=[\u1000-\u109f])(?:နှင့်|နဲ့)\s)\s*/iu;
const CALLS = /အလိုရှိ|ခေါ်ယူ|ခေါ်နေ|ခေါ်ပါ|ခေါ်မည်|ခေါ်မယ်|လိုအပ်(?!ချက်)|လိုပါ|လိုနေ|အမြန်လို|ခန့်အပ်|ခန့်ထား|wanted|hiring|needed|required|vacanc|we need|urgent|join (?:us|our)|apply/iu;
/** A line that tells what the person must be or do, though it names a role. */
const DUTY = /အတွေ့အကြုံ|လုပ်သက်|ဖူးသူ|ဖူးရမ|တတ်သူ|တတ်ရမ|ဦးစားပေး|ဘွဲ့|ပညာ|ရမည်|ရမယ်|ရမှာ|နိုင်သူ|ရှိရမ|experience|degree|graduate|certificate|diploma|must|able to|knowledge|responsib|ရန်$|prefer|report to|skills?\b|ကြေး|စရိတ်|bonus/iu;
const CALLS_AT_END = /\s*(?:အလိုရှိ|ခေါ်|လိုအပ်|လိုပါ|လိုနေ|wanted|needed|required)\S*\s*$/iu;
const BARE_COUNT = /\(\s*(\d{1,2})\s*\)|(?:[-–—:x×]\s*|\s)(\d{1,2})\s*$/u;
/** What is left of a pay when its sum is gone, and the kind of work: no part of a title. */
const PAY_WORDS = /(?:အခြေခံ\s*)?(?:လစာ|လခ|လုပ်ခ)(?:ငွေ|နှုန်း)?(?:\s*ကောင်း\S*)?|(?<![a-z])(?:salary|wages?|pay)(?![a-z])|ညှိနှိုင်း\S*|(?<![a-z])nego(?:tiable|tiate)?(?![a-z])|(?<![a-z])(?:full|part)[- ]?time(?![a-z])/giu;
const NOISE = /^(?:position|job title|vacancy|hiring|we are|now|urgent(?:ly)?|wanted|needed|required|ရာထူး|အလုပ်|အမြန်|အလိုရှိ(?:သည်|ပါသည်|ပါတယ်)?|ခေါ်(?:ယူ)?(?:သည်|ပါသည်|မည်|ပါမည်|နေပါသည်|နေပါတယ်|ပါတယ်)?|လို(?:အပ်)?(?:သည်|ပါသည်|ပါတယ်|နေပါသည်)?|အတွက်|တွင်|မှာ)$/iu;
/** Beside the places of work (`workplaces.json`): words of a field of work that an advert mentions without calling for anybody. */
const VENUES: ReadonlySet<string> = new Set([
   'hotels', 'godown', 'banking', 'beauty', 'logistics', 'shipping', 'အထည်ချုပ်', 'နေ့တွက်', 'နေ့စား', 'dailywage', 'delivery', 'media', 'marketing', 'security', 'cleaning', 'news', 'sales', 'အရောင်း', 'ပို့ဆောင်ရေး', 'စိုက်ပျိုးရေး', 'မွေးမြူရေး',
]);

/** The roles that a line calls for; none for a line that only mentions some (a duty, an experience asked for). */
export function rolesCalled(line: AdvertLine): CalledRole[] {
  if (line.label !== undefined && line.label !== 'role') return [];
  const calls = line.label === 'role' || CALLS.test(line.text);
  if (!calls && DUTY.test(line.text)) return [];
  const counted = findPeople(line.value.replace(GENDER, ' ')).people !== undefined;
  const called = line.value.replace(GENDER, ' ').split(PARTS).flatMap((part) => roleOf(part, calls || counted));
  const proper = called.filter(({ venue }) => !venue);
  return unrepeated(proper.length > 0 ? proper : called);
}

function roleOf(part: string, loose: boolean): CalledRole[] {
  const { people, rest } = countOf(part);
  const { rest: unpaid, pay, negotiable } = findPay(rest);
  const units = sentenceUnits(unpaid);
  const found = dropFragments(units, scanSentence(units)).filter((match) => match.how === 'exact');
  const matches = found.filter((match) => termOf(match) !== undefined);
  const strange = units.length - found.reduce((sum, { from, to }) => sum + to - from, 0);
  const isVenue = (match: Found): boolean => isWorkplace(match) || VENUES.has(units.slice(match.from, match.to).map(({ key }) => key).join(''));
  const match = matches.find((each) => !isVenue(each)) ?? matches[0];
  const role = match && termOf(match);
  if (!match || !role || (!loose && strange > STRANGE_MAX)) return [];
  return [{ role, title: titleOf(unpaid, role), source: part.trim(), venue: isVenue(match), ...(people !== undefined && { openings: people }), ...paidAs(pay, negotiable === true) }];
}

function paidAs(pay: UnderstoodPay | undefined, negotiable: boolean): { pay?: Pay } {
  if (pay?.currency === 'MMK') return { pay: { period: pay.period, negotiable, ...(pay.min !== undefined && { min: pay.min }), ...(pay.max !== undefined && { max: pay.max }) } };
  return negotiable && !pay ? { pay: { period: 'month', negotiable } } : {};
}

/** `Driver ၂ ဦး`, and in the list of an advert also `Driver (2)`, `Driver - 2`, `Cashier 3`. */
function countOf(part: string): { people?: number; rest: string } {
  const found = findPeople(part);
  if (found.people !== undefined) return found;
  const [said, bracketed, plain] = BARE_COUNT.exec(part.replace(CALLS_AT_END, '')) ?? [];
  const number = Number(bracketed ?? plain);
  return said !== undefined && number >= 1 ? { people: number, rest: part.replace(said, ' ') } : { rest: part };
}

function termOf({ meanings }: Found): Term | undefined {
  return meanings.flatMap((meaning) => (meaning.kind === 'term' && meaning.term.kind === 'role' ? [meaning.term] : []))[0];
}

/** The words of the advert for it, when they are few; otherwise the role's name in the advert's language. */
function titleOf(text: string, role: Term): string {
  const words = text.replace(/\([^)]*\)?|[()[\]"“”။]/gu, ' ').replace(PAY_WORDS, ' ').split(/\s+/).filter((word) => word !== '' && !/^[-–—:=.*]+$/.test(word));
  while (words.length > 0 && NOISE.test(words.at(-1) ?? '')) words.pop();
  while (words.length > 0 && NOISE.test(words[0] ?? '')) words.shift();
  const title = words.join(' ').replace(/^[-–—:=.\s]+|[-–—:=.\s]+$/g, '');
  if (title.length >= 2 && title.length <= TITLE_MAX && !CALLS.test(title)) return title;
  return /[\u1000-\u109f]/.test(text) ? role.my : role.en;
}

function unrepeated(called: readonly CalledRole[]): CalledRole[] {
  return called.filter(({ role }, at) => called.findIndex((other) => other.role === role) === at);
}
