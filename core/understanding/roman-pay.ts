const NUMBERS: Readonly<Record<string, string>> = {
  ta: 'တစ်', tit: 'တစ်', hna: 'နှစ်', hnit: 'နှစ်', nha: 'နှစ်', thone: 'သုံး', thown: 'သုံး', lay: 'လေး', ngar: 'ငါး', chauk: 'ခြောက်',
  khunna: 'ခုနစ်', khunhit: 'ခုနစ်', shit: 'ရှစ်', ko: 'ကိုး', koe: 'ကိုး', sae: 'ဆယ်', se: 'ဆယ်',
};
const UNITS: Readonly<Record<string, string>> = { thein: 'သိန်း', theinn: 'သိန်း', thain: 'သိန်း', thane: 'သိန်း', thaung: 'သောင်း', htaung: 'ထောင်' };
const SUM = new RegExp(`(\\d|\\b(?:${Object.keys(NUMBERS).join('|')}))\\s*(${Object.keys(UNITS).join('|')})(?![a-z])(?:\\s*(khwe|gwe|khwae)(?![a-z]))?(?:\\s*(?:nae\\s*)?(ah?\\s?htet|htet|ahtak)(?![a-z]))?`, 'giu');

const MISSPELT_LAKHS = /(\d)\s*(?:lahks?|laks?|lkahs?|lakahs?|lackhs?|laksh?)(?![a-z])/giu;
/** `4L ah htet`, `500000 ah htet`. */
const ABOVE = /(\d\s*(?:l|k|lakhs?|lacs?|ks|kyats?|mmk|သိန်း|သောင်း)?)\s*a?h?\s?htet(?![a-z])/giu;

/** `၄ သိန်` for `၄ သိန်း`. */
const MISSPELT_THEIN = /(\d\s*သိန်)(?!း)/gu;
/** `5 သိန်း 6 သိန်း`, `5 6 သိန်း`: from the one to the other, when they follow each other. */
const NEIGHBOURS = /(?<![\d.,])(\d{1,2})(?:\s*သိန်း\s*|[\s၊,]+)(\d{1,2})(?=\s*သိန်း)/gu;

/** Sums in romanised Burmese (`3 thein khwe`, `ngar thein htet`) as Burmese ones; other text as it is. */
export function payInBurmese(text: string): string {
  return text.replace(MISSPELT_THEIN, '$1း').replace(NEIGHBOURS, (said, from: string, to: string) => (Number(to) === Number(from) + 1 ? `${from}-${to}` : said)).replace(MISSPELT_LAKHS, '$1 lakhs').replace(ABOVE, '$1 အထက်').replace(SUM, (_said, number: string, unit: string, half: string | undefined, above: string | undefined) => (
    `${NUMBERS[number.toLowerCase()] ?? number} ${UNITS[unit.toLowerCase()] ?? unit}${half === undefined ? '' : 'ခွဲ'}${above === undefined ? '' : ' အထက်'}`
  ));
}
