import { wordFinder } from './find-words.ts';
import { readTextOf, type WarningRule } from './rule.ts';

/** Townships on the border where compounds hold people (market.md). An honest job there is possible: a warning decides nothing. */
const BORDER_PLACES: ReadonlySet<string> = new Set(['MM-13-myawaddy', 'MM-17-mongla', 'MM-17-tachileik', 'MM-17-laukkaing']);

const findPlace = wordFinder([
  'KK Park', 'KK Garden', 'Shwe Kokko', 'Shwekokko', 'Myawaddy', 'Myawadi', 'Mae Sot', 'Laukkai', 'Laukkaing', 'Mong La', 'Mongla',
  'Golden Triangle', 'Tachileik', 'Tachilek', 'Sihanoukville', 'Bavet', 'Poipet', 'Kings Romans', 'Boten', 'Wa State', 'Cambodia', 'Laos',
  'မြဝတီ', 'ကေကေပတ်', 'ရွှေကုက္ကို', 'မဲဆောက်', 'လောက်ကိုင်', 'မိုင်းလား', 'တာချီလိတ်', 'ရွှေတြိဂံ', 'ကမ္ဘောဒီးယား', 'လာအို', 'ဝပြည်နယ်',
]);

const findScam = wordFinder([
  'typing job', 'data typing', 'chat support abroad', 'customer service abroad', 'free ticket', 'free air ticket', 'free flight',
  'no experience high salary', 'high salary no experience', 'easy money', 'work from phone', 'like and earn', 'crypto', 'bitcoin', 'forex',
  'casino', 'online casino', 'online gambling', 'binary option', 'investment platform', 'send your nrc', 'nrc photo', 'bank pin', 'otp',
  'စာရိုက်အလုပ်', 'လေယာဉ်လက်မှတ်အခမဲ့', 'လေယာဉ်လက်မှတ် အလကား', 'ကာစီနို', 'အွန်လိုင်းလောင်းကစား', 'ခရစ်ပတို', 'ဘစ်ကွိုင်',
  'လွယ်လွယ်ငွေရ', 'အတွေ့အကြုံမလို လစာကောင်း', 'မှတ်ပုံတင်ဓာတ်ပုံ', 'ရင်းနှီးမြှုပ်နှံရန်',
]);

/** The post is at, or speaks of, a border town or a known compound. */
export const borderOrCompound: WarningRule = {
  code: 'border_or_compound',
  find: (job) => BORDER_PLACES.has(job.place) ? job.place : findPlace(readTextOf(job)),
};

/** Words that recruiting scams use. */
export const scamWords: WarningRule = { code: 'scam_words', find: (job) => findScam(readTextOf(job)) };
