import { parseCount } from '../text/parse-count.ts';

const NUMBER = '(?:\\d{1,3}(?!\\d)|(?:တစ်|တ|နှစ်|သုံး|လေး|ငါး|ခြောက်|ခုနစ်|ခုနှစ်|ရှစ်|ကိုး|ဆယ်|ဆယ့်)+|\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|ta|hna|nha|thone|lay|ngar)\\b)';
const PEOPLE = new RegExp(`(?:\\(\\s*${NUMBER}\\s*\\)|${NUMBER})\\s*(?:ယောက်|ဦး(?![\\u1000-\\u1021]\\u103a)|persons?\\b|people\\b|pax\\b|posts?\\b|nos?\\b|yout\\b|yauk\\b)`, 'iu');
const POST = /(?:(?:\bx|×)(?=\s?\d)|post|posts|persons?|ဦးရေ|လူဦးရေ|အရေအတွက်|vacanc(?:y|ies)|required|\bM|\bF|\bM\/F)\s*[-–:=(]*\s*\(?(\d{1,3})(?!\d|\s*(?:သိန်း|သောင်း|ထောင်|lakhs?|l\b|k\b|ks\b|နှစ်|years?))\)?/iu;
const ROMAN: Readonly<Record<string, string>> = { ta: 'one', hna: 'two', nha: 'two', thone: 'three', lay: 'four', ngar: 'five' };

/** `သူငယ်ချင်း ၂ ယောက်`, `we are 3 people`: those who speak, and none that are sought. */
const COMPANIONS = /(?:သူငယ်ချင်း|လင်မယား|ညီအစ်ကို|ညီအစ်မ|မောင်နှမ|(?:ကျွန်တော်|ကျွန်မ|ကျနော်|ငါ)တို့|\bwe are|\bwe['’]re)\s*$/iu;

/** How many people are sought (`၂ ယောက်`, `တစ်ဦး`, `3 posts`, `Post - 2`), and the text without it. */
export function findPeople(text: string): { people?: number; rest: string } {
  const [said] = PEOPLE.exec(text) ?? [];
  if (said !== undefined) {
    const people = parseCount(said.replace(/[()]/g, ' ').trim().replace(/\b(ta|hna|nha|thone|lay|ngar)\b/i, (word) => ROMAN[word.toLowerCase()] ?? word).replace(/^(တ)(?=ယောက်|ဦး)/u, 'တစ်'));
    const companions = COMPANIONS.test(text.slice(0, text.indexOf(said)));
    if (people !== undefined) return { ...(!companions && { people }), rest: text.replace(said, ' ') };
  }
  const [post, number] = POST.exec(text) ?? [];
  const people = number === undefined ? undefined : parseCount(number);
  return post !== undefined && people !== undefined ? { people, rest: text.replace(post, ' ') } : { rest: text };
}
