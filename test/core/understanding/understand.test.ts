import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readings } from '../../../core/encoding/read-text.ts';
import { normalise } from '../../../core/text/normalise.ts';
import { burmeseSound } from '../../../core/understanding/burmese-sound.ts';
import { latinSound } from '../../../core/understanding/latin-sound.ts';
import { countSteps } from '../../../core/understanding/scan-sentence.ts';
import { sentenceUnits } from '../../../core/understanding/sentence-units.ts';
import { understandReadings } from '../../../core/understanding/understand-readings.ts';
import { understand } from '../../../core/understanding/understand.ts';
import { NOT_UNDERSTOOD, type Understood } from '../../../core/understanding/understood.ts';
import { judge, judgeRest, PARTS, readLabels } from '../../bench/understand/label.ts';
import { property } from '../../support/property.ts';
import { anyText, burmeseText } from '../text/text-arbitraries.ts';

const SHARE_MIN = 0.95;
const read = (sentence: string): Understood => understand(normalise(sentence));

describe.each(['tuning', 'exam-open', 'exam-later', 'tail'] as const)('the open sentences of %s', (file) => {
  test.each(PARTS)('%s is understood in 95 of 100', async (part) => {
    const labels = await readLabels(file);
    const right = labels.filter((label) => judge(label, understandReadings(readings(label.text, label.encoding === 'zawgyi' ? { language: 'zg' } : {})))[part]);
    expect(right.length / labels.length).toBeGreaterThanOrEqual(SHARE_MIN);
  });

  test('kinds of work, abroad, experience and what is excluded are understood in 95 of 100', async () => {
    const labels = await readLabels(file);
    const right = labels.filter((label) => judgeRest(label, understandReadings(readings(label.text, label.encoding === 'zawgyi' ? { language: 'zg' } : {}))));
    expect(right.length / labels.length).toBeGreaterThanOrEqual(SHARE_MIN);
  });
});

describe('a sentence', () => {
  test('is a search with everything that was said', () => {
    expect(read('part time accountant near Hlaing or Kamayut, 5-8 lakhs, 2 years experience, excel, not in Insein')).toMatchObject({
      intent: 'find-job', roles: ['accountant'], places: ['MM-06-hlaing', 'MM-06-kamaryut'], near: true, types: ['part-time'], skills: ['excel'], experience: 2,
      pay: { min: 500_000, max: 800_000, period: 'month', currency: 'MMK' }, not: { places: ['MM-06-insein'] },
    });
  });

  test.each([
    ['ဟိုတယ် စာရင်းကိုင်', ['accountant']],
    ['ဟိုတယ် အလုပ်', ['hotel-staff']],
    ['ရွှေဆိုင်မှာ အရောင်း', ['gold-shop-sales']],
    ['အိမ်ဆောက်တဲ့ အလုပ်သမား', ['construction-worker']],
    ['hotel or restaurant job', ['hotel-staff', 'waiter']],
    ['Japanese စကားပြန်', ['japanese-interpreter']],
  ])('takes a place of work for where the work is when the work itself is named: %s', (sentence, roles) => {
    expect(read(sentence).roles).toEqual(roles);
  });

  test.each([
    ['၁၀ သိန်းထက် မနည်း', 1_000_000], ['not less than 5 lakhs', 500_000], ['၅ သိန်းအောက်ဆို မလုပ်ဘူး', 500_000],
  ])('reads a lower limit that is said by denying: %s', (sentence, min) => {
    expect(read(sentence).pay).toEqual({ min, period: 'month', currency: 'MMK' });
  });

  test.each(['ငွေ ၅ သောင်း ထုတ်ချင်တယ်', '၁၂၃၄၅၆', 'အလုပ်ရှင်က စရံငွေ ၂ သိန်း အရင်ပေးခိုင်းနေတယ်'])('takes no other sum for pay: %s', (sentence) => {
    expect(read(sentence).pay).toBeUndefined();
  });

  test.each([
    ['ကလေးထိန်းပေးမယ့်သူ ရှာနေတာ', 'hire'], ['ကလေးထိန်း အလုပ်ရှာနေတာ', 'find-job'], ['graphic designer, 6 သိန်း လိုချင်', 'find-job'], ['waiter ခေါ်လား', 'find-job'], ['Vacancy: receptionist', 'hire'],
  ])('tells who looks for people from who looks for work: %s', (sentence, intent) => {
    expect(read(sentence).intent).toBe(intent);
  });

  test.each([
    ['ညွှန်းခ ဘယ်လောက်ရလဲ', 'menu:invites'], ['do I have to pay to apply', 'menu:about'], ['ဝန်ဆောင်ခ ယူလား', 'menu:about'], ['is this legit', 'menu:about'], ['my job post ကို ဘယ်သူတွေ apply ထားလဲ', 'menu:my-jobs'],
    ['why was my post rejected', 'menu:my-jobs'], ['who can see my phone number', 'menu:settings'], ['can i apply without a CV', 'menu:help'], ['did I get the job?', 'menu:applications'], ['is this job real or a scam?', 'report'],
    ['ဒေါ်လာဈေး ဘယ်လောက်လဲ', 'none'], ['hello admin', 'greeting'],
  ])('that asks about the service leads to its screen: %s', (sentence, intent) => {
    expect(read(sentence)).toMatchObject({ intent, roles: [] });
  });

  test.each([
    'deposit မလိုတဲ့ အလုပ်', 'no fee jobs', 'i want a job with good money', 'လိမ်တာမဟုတ်တဲ့ အလုပ် ရှိလား', 'admin job', 'customer support job yangon', 'app ရေးတဲ့အလုပ် ရှိလား', 'i am free at weekends, any job?', 'စိတ်ချရတဲ့ အလုပ် ရှာနေပါတယ်',
    'ရုပ်ရှင်ရုံမှာ အလုပ် ရှိလား', 'CV မလိုတဲ့ အလုပ်', '၅ သိန်းပေးမယ့်ဆိုင် ရှာနေတာ', 'my daughter is a teacher looking for a school in Yankin', 'သူငယ်ချင်း ၃ ယောက် စက်ရုံ လုပ်လို့ရတဲ့', 'teacher wanted? I have 6 years experience',
  ])('stays a search though words for the service or for hiring stand in it: %s', (sentence) => {
    expect(read(sentence).intent).toBe('find-job');
  });

  test.each([
    ["We're opening a cafe in Hlaing and need baristas", ['barista']], ['our school is short of an English teacher', ['english-teacher']], ['ကျွန်မကလေးကို အင်္ဂလိပ်စာ သင်ပေးမယ့် ဆရာမ ရှာနေပါတယ်', ['english-teacher']],
    ['driver မရှိလို့ တစ်ယောက် လိုချင်တယ်', ['driver']], ['တာမွေမှာ ဂိုက်ပြမယ့် ဆရာမ လိုချင်', ['tutor']],
  ])('that describes somebody is an employer’s: %s', (sentence, roles) => {
    expect(read(sentence)).toMatchObject({ intent: 'hire', roles, not: { roles: [] } });
  });

  test.each([['၅ သိန်း ၆ သိန်းလောက်', 500_000, 600_000], ['၅ ၆ သိန်းလောက်ရတဲ့ အလုပ်', 500_000, 600_000], ['၄ သိန် အလုပ်', 400_000, 400_000], ['driver 2 ယောက် ၅ သိန်း', 500_000, 500_000]])('reads two sums that follow each other as a range: %s', (sentence, min, max) => {
    expect(read(sentence).pay).toEqual({ min, max, period: 'month', currency: 'MMK' });
  });

  test.each([['ပစည်းပို့ အလုပ်', 'delivery-rider'], ['ကုန်ကားကြီး မောင်းမယ်', 'truck-driver'], ['သင်တန်းဆင်းပါ ဆေးခန်းမှာ သူနာပြု', 'nurse']])('forgives letters left out and words between, and makes no third word of two: %s', (sentence, role) => {
    expect(read(sentence).roles).toEqual([role]);
  });

  test('for Naypyitaw means the territory', () => {
    expect(read('နေပြည်တော် ယာဉ်မောင်း').places).toEqual(['MM-18']);
  });

  test('with a name that two places have names both, and says so', () => {
    expect(read('ထန်းတပင် ယာဉ်မောင်း')).toMatchObject({ places: ['MM-02-tantabin', 'MM-06-htantabin'], ambiguous: [{ places: ['MM-02-tantabin', 'MM-06-htantabin'] }] });
    expect(read('ရန်ကုန် ထန်းတပင် ယာဉ်မောင်း')).toMatchObject({ places: ['MM-06-htantabin'], ambiguous: [] });
  });

  test.each([
    ['ရန်ကုန် မဟုတ်ဘဲ မန္တလေး', { places: ['MM-04-mandalay-city'], not: { places: ['MM-06-yangon-city'] } }],
    ['driver, no night shift', { roles: ['driver'], types: [], not: { types: ['night-shift'] } }],
    ['not driver or cook, waiter', { roles: ['waiter'], not: { roles: ['driver', 'cook'] } }],
    ['no experience driver', { roles: ['driver'], experience: 0, not: { roles: [] } }],
  ])('excludes what it denies: %s', (sentence, part) => {
    expect(read(sentence)).toMatchObject(part);
  });

  test.each([['me', []], ['PA', ['personal-assistant']], ['pa', []], ['find me a job', []], ['it', []], ['IT', ['it-support']]])('tells a word from an abbreviation: %s', (sentence, roles) => {
    expect(read(sentence).roles).toEqual(roles);
  });

  test.each(['ကျေးဇူးပါဆရာ', 'ဟုတ်ကဲ့ဆရာမ'])('does not take an address for a role: %s', (sentence) => {
    expect(read(sentence).roles).toEqual([]);
  });

  test.each([['2,000,000,000 kyat', undefined], ['pay of a billion 1000000000000', undefined], ['0 lakhs', undefined], ['600 SGD', { min: 600, max: 600, period: 'month', currency: 'SGD' }]])('takes no absurd pay, and converts none: %s', (sentence, pay) => {
    expect(read(sentence).pay).toEqual(pay);
  });

  test('in doubt is read in the encoding that means something', () => {
    expect(understandReadings(['လုံခြံုေရး', 'လုံခြုံရေး'])).toMatchObject({ intent: 'find-job', roles: ['security-guard'] });
  });
});

describe('romanised Burmese', () => {
  test.each([
    ['စာရင်းကိုင်', 'saryinkaing'], ['စာရင်းကိုင်', 'sayinkine'], ['လှိုင်သာယာ', 'hlaingtharyar'], ['အရောင်းဝန်ထမ်း', 'ayaungwundan'], ['ရွှေပြည်သာ', 'shwepyithar'],
    ['အလုပ်', 'alote'], ['မန္တလေး', 'mandalay'], ['ဥက္ကလာ', 'okkala'], ['စားပွဲထိုး', 'sarpwehtoe'],
  ])('%s sounds like %s', (burmese, latin) => {
    expect(burmeseSound(burmese)).toBe(latinSound(latin));
  });

  test.each(['driver', 'manager', 'x', '', 'ကk', '123'])('%j is none', (text) => {
    expect(latinSound(text)).toBeUndefined();
  });
});

describe('bad input', () => {
  const BAD: readonly string[] = [
    '', ' ', '😀'.repeat(500), '\ud83d'.repeat(500), '\u103a'.repeat(500), `က${'\u0301'.repeat(10_000)}`, '{"$where":"sleep(1000)"}', '$where', '(a+)+$'.repeat(90), '\u202edriver\u202c', '1,'.repeat(400), '၅သိန်း'.repeat(100), `${'a'.repeat(29)}!`.repeat(16),
    'driver '.repeat(28_000), 'ဘယ်မှမရှိမြို့ ဆရာမ', '__proto__', 'constructor', 'hasOwnProperty toString',
  ];

  test.each(BAD.map((text) => [text.slice(0, 20), text] as const))('%j gets an answer', (_name, text) => {
    const found = understandReadings(readings(text, {}));
    expect(found.rest.length).toBeLessThanOrEqual(1_500);
    expect(JSON.stringify(found)).toContain('"intent"');
  });

  test('of nothing nothing is understood', () => {
    expect(understand('')).toEqual(NOT_UNDERSTOOD);
  });

  property('the work is bounded, whatever is typed', fc.oneof(anyText, burmeseText, fc.array(fc.constantFrom('စာရင်း', 'ကိုင်', 'driver', 'drivr', 'sar', 'yin', ' ', '၅', 'သိန်း', 'မ', 'ဟုတ်', ',', 'ယောက်'), { maxLength: 300 }).map((parts) => parts.join(''))), (text) => {
    const sentence = normalise(text).slice(0, 500);
    const units = sentenceUnits(sentence);
    expect(units.length).toBeLessThanOrEqual(240);
    expect(countSteps(units)).toBeLessThanOrEqual(units.length * 60);
    const found = understand(sentence);
    for (const ids of [found.roles, found.places, found.types, found.categories]) expect(new Set(ids).size).toBe(ids.length);
  });
});
