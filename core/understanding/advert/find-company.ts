import { scanSentence } from '../scan-sentence.ts';
import { sentenceUnits } from '../sentence-units.ts';
import type { AdvertLine } from './advert-lines.ts';

const FIRST_LINES = 4;
const NAME = { min: 2, max: 60 };
const LEGAL = /^(.{2,50}(?:co\.?,?\s*ltd\.?|company\s+limited|company|limited|group|enterprise|trading|ကုမ္ပဏီ\s*လီမိတက်|ကုမ္ပဏီ|လီမိတက်|ကုမ္ပဏီအုပ်စု))(?![a-z])/iu;
const BUSINESS = /^(.{2,40}\b(?:hotel|restaurant|cafe|café|shop|store|clinic|hospital|school|bakery|mart|supermarket|salon|spa|garment|factory|bar|gym|centre|center|travels?|construction|motors?|pharmacy|mini ?mart|express|logistics|fashion|academy|hot ?pot|bbq|tea ?house|kitchen))(?![a-zà-ÿ])/iu;
const BUSINESS_MY = /^([^။\n]{2,45}(?:စားသောက်ဆိုင်|စားတော်ဆက်|ဟိုတယ်|ဆေးခန်း|ဆေးရုံ|ကော်ဖီဆိုင်|လက်ဖက်ရည်ဆိုင်|ရွှေဆိုင်|ဖုန်းဆိုင်|ဆေးဆိုင်|မုန့်တိုက်|မုန့်ဆိုင်|စက်ရုံ|ကျောင်း|ဆိုင်|တိုက်|လုပ်ငန်း))(?=\s|$|မှ|တွင်|မှာ|က(?![\u102b-\u103e]|[\u1000-\u1021]\u103a)|၌|အတွက်|\()/u;
/** Where it is, before its name: `ပုသိမ်မြို့ရှိ Sea Star Hotel`. */
const WHERE = /^.*(?:မြို့ရှိ|မြို့နယ်ရှိ|တွင်ရှိသော|မှာရှိတဲ့|(?:မှာ|တွင်)\s*ဖွင့်\S*|အသစ်ဖွင့်\S*)\s*/u;
const CALLS = /အလိုရှိ|ခေါ်ယူ|အလုပ်ခေါ်စာ|ဝန်ထမ်း|လိုအပ်|အလုပ်|wanted|hiring|vacanc|urgent|job|we are|we're|position|now|join|looking/iu;
const GENERIC = /^(?:our|the|a|this|ကျွန်တော်တို့|ကျွန်ုပ်တို့|ကျွန်မတို့)\s*(?:company|shop|restaurant|ကုမ္ပဏီ|ဆိုင်)?$|^(?:company|shop|restaurant|ကုမ္ပဏီ|ဆိုင်|စားသောက်ဆိုင်|ဟိုတယ်|စက်ရုံ|group|hotel|factory|mini ?mart|supermarket|cafe|school|clinic|salon|store|ကျွန်တော်တို့ဆိုင်|ကျွန်တော်တို့ကုမ္ပဏီ|မိမိတို့ကုမ္ပဏီ)$/iu;

/** The employer's name as the advert gives it: behind its label, or as a business's name in the first lines. `undefined` when it tells none. */
export function findCompany(lines: readonly AdvertLine[]): string | undefined {
  const said = lines.find(({ label, value }) => label === 'company' && isName(value));
  if (said) return said.value;
  for (const { text, label } of lines.slice(0, FIRST_LINES)) {
    if (label !== undefined) continue;
    const name = (LEGAL.exec(text) ?? BUSINESS.exec(text) ?? BUSINESS_MY.exec(text))?.[1]?.replace(/^(?:@|at|from)\s+/iu, '').replace(WHERE, '').trim();
    if (name !== undefined && isName(name) && !CALLS.test(name) && hasOwnWord(name)) return name;
  }
  return undefined;
}

function isName(name: string): boolean {
  const length = [...name.trim()].length;
  return length >= NAME.min && length <= NAME.max && !GENERIC.test(name.trim());
}

/** `Beauty Salon`, `ဖုန်းဆိုင်` say what it is, not what it is called: a name has a word that we do not know. */
function hasOwnWord(name: string): boolean {
  const units = sentenceUnits(name);
  const found = scanSentence(units).filter(({ how, meanings }) => how === 'exact' && meanings.some(({ kind }) => kind !== 'plain'));
  return found.reduce((sum, { from, to }) => sum + to - from, 0) < units.length;
}
