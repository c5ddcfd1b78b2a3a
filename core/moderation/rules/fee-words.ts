import { wordFinder } from './find-words.ts';
import { readTextOf, type WarningRule } from './rule.ts';

/** Words of money that the applicant is to pay (market.md: advance fees are the commonest scam). */
const findFee = wordFinder([
  'deposit', 'refundable', 'training fee', 'training fees', 'registration fee', 'service fee', 'service charge', 'placement fee',
  'processing fee', 'application fee', 'agent fee', 'agency fee', 'uniform fee', 'document fee', 'visa fee', 'entry fee', 'joining fee',
  'pay first', 'pay in advance', 'advance payment', 'upfront', 'guarantee money', 'commission from salary',
  'စပေါ်ငွေ', 'စပေါ်', 'စရန်ငွေ', 'ကြိုတင်ငွေ', 'ငွေကြိုသွင်း', 'ငွေသွင်းရ', 'အာမခံကြေး', 'အာမခံငွေ', 'သင်တန်းကြေး', 'ဝန်ဆောင်ခ', 'ပွဲခ',
  'ပွဲစားခ', 'မှတ်ပုံတင်ကြေး', 'လျှောက်လွှာကြေး', 'ဝင်ကြေး', 'ယူနီဖောင်းဖိုး', 'ဗီဇာကြေး', 'စာရွက်စာတမ်းကြေး', 'ဒီပေါ့ဇစ်', 'ဒီပေါဇစ်',
]);

/** The text speaks of fees or deposits. */
export const feeWords: WarningRule = { code: 'fee_words', find: (job) => findFee(readTextOf(job)) };
