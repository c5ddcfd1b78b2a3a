import { digitsAsTyped } from '../../text/digits-as-typed.ts';
import { normalise } from '../../text/normalise.ts';
import { parsePhone } from '../../text/phone.ts';

/** A line of an advert as it is looked at: without signs in front, and without phone numbers. */
export interface AdvertLine {
  readonly text: string;
  /** What the line says it is about (`လစာ - …`). */
  readonly label?: LineLabel;
  /** What stands behind the label; the whole line without one. */
  readonly value: string;
}

export type LineLabel = 'role' | 'pay' | 'place' | 'company' | 'openings' | 'contact' | 'other';

const LINES_MAX = 80;
const LINE_MAX = 300;
const SIGNS = /^(?:[\p{Extended_Pictographic}\p{Emoji_Modifier}\u200d\ufe0f\u20e3\p{RI}\s•●▪■◆◇►▶➢➤✔✓★☆*_#~>\-–—=|.:]|\(?\d{1,2}\s*[.)။](?!\d)|\(\d{1,2}\))+/gu;
const ENDS = /[\p{Extended_Pictographic}\ufe0f\u200d\s*_~#=|]+$/gu;
/** Addresses of mail and pages: names of roles stand in them (`hr@…`). */
const ADDRESS = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?:\/\/\S+|www\.\S+/giu;
const PHONE = /(?<![\d,])(?:\+|00)?(?:95[ .-]{0,2}(?:90)?)?0?9(?:[ .\-()]{0,2}\d){7,10}(?!\d)|\+\d(?:[ .\-()]{0,2}\d){7,14}(?!\d)|(?<!\d)0[1-8]\d?[ -]?\d{5,8}(?!\d)/g;

const EDGES = /^\s+|\s+$/gu;

const SEPARATOR = '\\s*(?:[-–—:=]+|။|၊|\\s(?=\\d))\\s*';
const LABELS: readonly (readonly [LineLabel, string])[] = [
  ['role', 'လိုအပ်သော ?ရာထူး(?:များ)?|ရာထူး(?:အမည်|နေရာ|များ)?|အလုပ်အမည်|positions?|job title|title|job|vacanc(?:y|ies)|role|post name'],
  ['openings', 'ဦးရေ|လူဦးရေ|လိုအပ်သည့် ?ဦးရေ|လိုအပ်သော ?ဦးရေ|အရေအတွက်|no\\.? of (?:posts?|vacanc(?:y|ies)|positions?)|number of (?:posts?|vacanc(?:y|ies))|post|required'],
  ['pay', 'အခြေခံ ?လစာ|လစာ(?:ငွေ|နှုန်း)?|လခ|လုပ်ခ|ဝင်ငွေ|basic salary|monthly salary|salary|pay|wages?|net salary'],
  ['place', 'အလုပ်လုပ်ရမည့် ?နေရာ|လုပ်ငန်းခွင်|အလုပ် ?နေရာ|လုပ်ရမည့် ?နေရာ|နေရာ|လိပ်စာ|တည်နေရာ|မြို့နယ်|work(?:ing)? place|work location|job location|location|address|place|township|branch'],
  ['company', 'ဆိုင်(?=\\s*[-–:=])|ကုမ္ပဏီ ?အမည်|ကုမ္ပဏီ ?နာမည်|ကုမ္ပဏီ|ဆိုင် ?အမည်|ဆိုင် ?နာမည်|လုပ်ငန်း ?အမည်|company name|company|shop name|employer|business name'],
  ['contact', 'ဆက်သွယ်ရန်(?: ?ဖုန်း)?|ဖုန်း(?:နံပါတ်)?|contact(?: us| number| person)?|ph(?:one)?(?: no)?|tel|hotline|mobile|viber|call|hp|e-?mail|cv ပို့ရန်|လျှောက်ထားရန်'],
  ['other', 'အလုပ်ချိန်|အချိန်|ပိတ်ရက်|အသက်|ပညာ(?:အရည်အချင်း|ရေး)?|လိုအပ်ချက်(?:များ)?|အရည်အချင်း(?:များ)?|အတွေ့အကြုံ|လုပ်သက်|တာဝန်(?:များ|ဝတ္တရား)?|လုပ်ငန်းတာဝန်|ခံစားခွင့်(?:များ)?|အကျိုးခံစားခွင့်|ကျား\\s*/\\s*မ|လိင်|working (?:hours?|days?|time)|office hours?|duty time|day off|off day|time|age|education|qualifications?|requirements?|experience|skills?|responsibilit(?:y|ies)|duties|job description|jd|benefits?|gender|sex|allowance|bonus|deadline|closing date|note|မှတ်ချက်|နောက်ဆုံးရက်|လျှောက်လွှာပိတ်ရက်'],
];
const LABEL = LABELS.map(([label, words]) => [label, new RegExp(`^(?:${words})(?![a-z])(?:${SEPARATOR}|$)`, 'iu')] as const);

/** A text, and the same with its digits as they were typed: of one length. */
interface Written {
  readonly text: string;
  readonly typed: string;
}

/**
 * The lines of an advert, at most 80, and its phone numbers (E.164, without doubles). Lines are normalised; `asTyped` gives a line of them, or a part of
 * one, with its digits as they were typed.
 */
export function advertLines(advert: string): { lines: AdvertLine[]; phones: string[]; asTyped: (text: string) => string } {
  const phones: string[] = [];
  const kept: Written[] = [];
  const normal = normalise(advert);
  const typed = digitsAsTyped(advert, normal).split('\n');
  for (const [at, text] of normal.split('\n').slice(0, LINES_MAX).entries()) {
    const line = { text: text.slice(0, LINE_MAX), typed: (typed[at] ?? text).slice(0, LINE_MAX) };
    const bare = without(without(line, ADDRESS), PHONE, (digits) => isPhone(digits, phones));
    const plain = without(without(without(bare, SIGNS), ENDS), EDGES);
    if (plain.text !== '') kept.push(plain);
  }
  return { lines: kept.map(({ text }) => labelled(text)), phones, asTyped: (text) => text.split('\n').map((line) => retype(line, kept)).join('\n') };
}

/** What may have been lost from words that were read: what stands between them and inside numbers; or brackets as well. */
const LOST = [/[\s(),]/gu, /\([^)]*\)|[\s(),]/gu];

function retype(part: string, lines: readonly Written[]): string {
  for (const lost of LOST) {
    const wanted = part.replace(/…$/u, '').replace(lost, '');
    const line = lines.find(({ text }) => text.replace(lost, '').includes(wanted));
    if (!line) continue;
    const from = line.text.replace(lost, '').indexOf(wanted);
    return digitsAsTyped(line.typed.replace(lost, '').slice(from, from + wanted.length), part);
  }
  return part;
}

/** Takes out what a pattern finds, from both. */
function without({ text, typed }: Written, pattern: RegExp, takesOut: (found: string) => boolean = () => true): Written {
  const out = [...text.matchAll(pattern)].filter(([found]) => takesOut(found)).map(({ 0: found, index }) => ({ index, end: index + found.length }));
  const rest = (whole: string): string => out.reduceRight((left, { index, end }) => left.slice(0, index) + left.slice(end), whole);
  return { text: rest(text), typed: rest(typed) };
}

/** True when a text holds a phone number, of a mobile or a fixed line. */
export function holdsPhone(text: string): boolean {
  return (normalise(text).match(PHONE) ?? []).some((digits) => parsePhone(digits) !== undefined);
}

/** True for a phone number, which is added to the list. */
function isPhone(digits: string, phones: string[]): boolean {
  const phone = parsePhone(digits);
  if (phone !== undefined && !phones.includes(phone)) phones.push(phone);
  return phone !== undefined;
}

function labelled(text: string): AdvertLine {
  for (const [label, pattern] of LABEL) {
    const [said] = pattern.exec(text) ?? [];
    if (said !== undefined) return { text, label, value: text.slice(said.length).trim() };
  }
  return { text, value: text };
}
