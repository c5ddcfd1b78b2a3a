import { readdirSync, readFileSync } from 'node:fs';
import { PLACES } from '../../../core/places/place.ts';
import { hasMyanmar } from '../../../core/text/myanmar-characters.ts';
import { normalise } from '../../../core/text/normalise.ts';
import { syllables } from '../../../core/text/syllables.ts';
import { TERMS } from '../../../core/vocabulary/vocabulary.ts';
import type { Chance } from '../../playground/sample/random.ts';
import { SECTORS } from '../../playground/sample/sectors.ts';

const LOCALES = new URL('../../../locales/my/', import.meta.url);

/** Ways to put a role, a place and a sum into one message, as people do. */
const MESSAGES: readonly string[] = [
  '{role}', '{place}', '{role} {place}', '{place}မှာ {role}', '{role} အလုပ်ရှိလား', '{role} ရှာနေပါတယ်', '{place} {role} {pay}', '{role} {pay}', '{place} အလုပ်', '{role} ခေါ်ချင်ပါတယ်',
  '{place}နားမှာ {role} အလုပ်ရှိလား', 'လစာ {pay}ရချင်တယ်', '{role} လျှောက်ချင်ပါတယ်', '{place}က {role}', '{role} မဟုတ်ပါဘူး', 'ဟုတ်ကဲ့', 'ကျေးဇူးတင်ပါတယ်', 'မနက်ဖြန် လာခဲ့မယ်', 'လစာ ဘယ်လောက်ရလဲ', 'ဘယ်မှာလဲ',
  '{role} {count}ယောက် လိုတယ်', '{place} {pay} {role} ရှိရင်ပြောပါ', 'ရှိသေးလား', 'အလုပ်ချိန် ဘယ်လိုလဲ', 'နေစရာရှိလား', '{role} အတွေ့အကြုံ {count}နှစ်ရှိပါတယ်', 'ဖုန်းဆက်ပေးပါ', '{line}', '{line}', '{line}',
];

/** Our own Burmese: every text of the product and of the sample posts, in pieces of a message's length. Written by us, not by the people of a chat. */
function ownLines(): string[] {
  const texts = readdirSync(LOCALES).flatMap((file) => stringsIn(JSON.parse(readFileSync(new URL(file, LOCALES), 'utf8'))));
  const posts = SECTORS.flatMap(({ duties, wanted, companies }) => [...duties, ...wanted, ...companies].map(([my]) => my));
  return [...texts, ...posts].flatMap((text) => text.split(/[။\n(){}]|\s-\s/)).map((piece) => normalise(piece.replace(/[^\u1000-\u104f ]/g, ''))).filter(hasMyanmar);
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** So many different messages in Unicode, from templates over the vocabulary, the gazetteer and our own lines. */
export function writeMessages(count: number, lot: Chance): string[] {
  const roles = TERMS.filter((term) => term.kind === 'role').flatMap((term) => [term.my, ...term.synonyms]).filter(hasMyanmar);
  const places = PLACES.flatMap((place) => [place.my, ...place.aliases]).filter(hasMyanmar);
  const lines = ownLines();
  const fill: Readonly<Record<string, () => string>> = {
    role: () => lot.pick(roles), place: () => lot.pick(places), pay: () => `${lot.between(2, 15)} သိန်း`, count: () => String(lot.between(1, 9)), line: () => pieceOf(lot.pick(lines), lot),
  };
  const messages = new Set<string>();
  while (messages.size < count) messages.add(lot.pick(MESSAGES).replace(/\{(\w+)\}/g, (_all, name: string) => fill[name]?.() ?? ''));
  return [...messages];
}

/** Some neighbouring syllables of a line: what is typed is rarely a whole sentence. */
function pieceOf(line: string, lot: Chance): string {
  const parts = syllables(line);
  const from = lot.between(0, Math.max(0, parts.length - 3));
  return parts.slice(from, from + lot.between(2, 12)).join('').trim();
}

/** The lines of a file of somebody's, cut at spaces into messages of at most `max` characters, without doubles. */
export function readMessages(file: string, max: number, lot: Chance): string[] {
  const messages = new Set<string>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    let message = '';
    let length = lot.between(1, max);
    for (const piece of line.split(/\s+/)) {
      if (message !== '' && message.length + piece.length >= length) {
        messages.add(message);
        message = '';
        length = lot.between(1, max);
      }
      message = message === '' ? piece : `${message} ${piece}`;
    }
    messages.add(message);
  }
  return [...messages].filter((message) => hasMyanmar(message));
}
