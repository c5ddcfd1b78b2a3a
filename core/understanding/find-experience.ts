const NUMBER = '(\\d{1,2})(?:\\s*(?:-|–|~|to|မှ)\\s*\\d{1,2})?\\+?';
const MY_NUMBERS: Readonly<Record<string, number>> = { တစ်: 1, တ: 1, နှစ်: 2, သုံး: 3, လေး: 4, ငါး: 5, ခြောက်: 6, ခုနစ်: 7, ရှစ်: 8, ကိုး: 9, ဆယ်: 10 };
const WORK = '(?:အတွေ့အကြုံ|အတွေ့အကြုံရှိ|လုပ်သက်|လုပ်ငန်းအတွေ့အကြုံ|experiences?|experienced|exp\\b\\.?)';
const YEARS = '(?:years?|yrs?|နှစ်)';
const PATTERNS: readonly RegExp[] = [
  new RegExp(`${WORK}[\\s:\\-–(]*(?:အနည်းဆုံး|at least|min(?:imum)?|of|over|more than|is)?\\s*${NUMBER}\\s*${YEARS}(?:\\s*(?:and above|အထက်|ကျော်|ရှိ))?`, 'iu'),
  new RegExp(`(?:at least|min(?:imum)?|over|အနည်းဆုံး)?\\s*${NUMBER}\\s*${YEARS}(?:['’]?s?)?\\s*(?:and above|အထက်|ကျော်|ရှိတဲ့|ရှိသော)?\\s*(?:of\\s+|in\\s+)?(?:working |work |job |လုပ်ငန်း)?${WORK}`, 'iu'),
  new RegExp(`${NUMBER}\\s*နှစ်(?:ကျော်|လောက်|တာ)?\\s*(?:လုပ်ကိုင်|လုပ်|မောင်း)(?:ဖူး|ခဲ့|ထား|လာ)`, 'u'),
  new RegExp(`(?:လုပ်ကိုင်|လုပ်|မောင်း)(?:ဖူး|ခဲ့|ထား|လာ)(?:တယ်|တာ|ပါတယ်)?\\s*${NUMBER}\\s*နှစ်`, 'u'),
];
const IN_WORDS = /(?:အတွေ့အကြုံ|လုပ်သက်)\s*(တစ်|တ|နှစ်|သုံး|လေး|ငါး|ခြောက်|ခုနစ်|ရှစ်|ကိုး|ဆယ်)\s*နှစ်/u;

/** Years of experience that a text tells (`အတွေ့အကြုံ ၂ နှစ်`, `5 years experience`), and the text without them. */
export function findExperience(text: string): { experience?: number; rest: string } {
  for (const pattern of PATTERNS) {
    const [said, years] = pattern.exec(text) ?? [];
    if (said !== undefined && years !== undefined) return { experience: Number(years), rest: text.replace(said, ' ') };
  }
  const [said, word = ''] = IN_WORDS.exec(text) ?? [];
  const years = MY_NUMBERS[word];
  return said !== undefined && years !== undefined ? { experience: years, rest: text.replace(said, ' ') } : { rest: text };
}
