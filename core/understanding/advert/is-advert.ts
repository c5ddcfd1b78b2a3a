import { holdsPhone } from './advert-lines.ts';

const LENGTH_MIN = 60;
const SCORE_MIN = 4;
const LOOKED_AT_MAX = 4_096;
const LINES_MANY = 4;

const CALLS = /အလိုရှိ|ခေါ်ယူ|အလုပ်ခေါ်စာ|ဝန်ထမ်းခေါ်|ခေါ်နေပါ|ခေါ်ပါတယ်|ခေါ်ပါမည်|လိုအပ်(?:သည်|ပါသည်|နေပါသည်|လျက်)|လျှောက်ထားနိုင်|လျှောက်လွှာ|wanted|hiring|vacanc(?:y|ies)|urgently|we are looking|job opportunity|now recruiting|apply now|send (?:your )?cv|CV\s*(?:form)?\s*ပို့|မေးမြန်း/iu;
const PAY = /လစာ|လခ|salary|wages|သိန်း|lakh|mmk|ကျပ်|ညှိနှိုင်း|negotiable/iu;
const LABELS = /(?:^|\n)[^\p{L}\n]{0,6}(?:ရာထူး|လိပ်စာ|နေရာ|အလုပ်ချိန်|အလုပ်နေရာ|ဆက်သွယ်ရန်|ဖုန်း|ကုမ္ပဏီ|အသက်|ပညာ|လိုအပ်ချက်|ခံစားခွင့်|position|location|address|requirements?|working|contact|company|hotline|ph(?:one)?|benefits?|qualifications?)/iu;
const COUNT = /[\d၀-၉]{1,3}\s*(?:ဦး|ယောက်|posts?\b|persons?\b)|(?:တစ်|နှစ်|သုံး|လေး|ငါး)\s*(?:ဦး|ယောက်)/iu;
const SEEKS = /အလုပ်\s*ရှာ(?!နေသူ|နေသော|ဖွေနေသူ)|လုပ်ချင်(?!သူ|တဲ့)|လုပ်ကိုင်လို(?!သူ|သော)|i am looking for (?:a )?job|looking for (?:a )?job|i want (?:a )?job|need a job/iu;

/** True for a text that is an employer's advert, copied from somewhere else: long enough, with enough of what adverts have. A job seeker's letter is none. */
export function isAdvert(text: string): boolean {
  const looked = text.slice(0, LOOKED_AT_MAX);
  if (looked.trim().length < LENGTH_MIN || SEEKS.test(looked)) return false;
  const calls = CALLS.test(looked);
  const phone = holdsPhone(looked);
  if (!calls && !phone) return false;
  const score = (calls ? 2 : 0) + (phone ? 2 : 0) + (PAY.test(looked) ? 1 : 0) + (LABELS.test(looked) ? 1 : 0) + (COUNT.test(looked) ? 1 : 0)
    + (looked.split('\n').length >= LINES_MANY ? 1 : 0);
  return score >= SCORE_MIN;
}
