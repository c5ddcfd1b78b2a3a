import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalise } from '../../../core/text/normalise.ts';
import { toUnicode } from '../../../core/text/to-unicode.ts';
import { toZawgyi } from '../../../core/text/to-zawgyi.ts';
import { holdsPhone } from '../../../core/understanding/advert/advert-lines.ts';
import { isAdvert } from '../../../core/understanding/advert/is-advert.ts';
import { readAdvert } from '../../../core/understanding/advert/read-advert.ts';
import { property } from '../../support/property.ts';
import { anyText, burmeseText } from '../text/text-arbitraries.ts';

interface Expected {
  readonly text: string;
  readonly company: string | null;
  readonly phones: readonly string[];
  readonly jobs: readonly { role: string; roleAny?: readonly string[]; openings?: number; place?: string; pay?: { min?: number; max?: number; period: string } }[];
}

const ADVERTS: readonly Expected[] = readFileSync(join(import.meta.dirname, 'adverts/adverts.jsonl'), 'utf8').trim().split('\n').map((line): Expected => JSON.parse(line));

/** What is compared: a pay without a sum (negotiable) counts as none told. */
function told(text: string): unknown {
  const { company, phones, jobs } = readAdvert(text);
  return {
    company: company ?? null, phones,
    jobs: jobs.map(({ role, openings, place, pay }) => {
      const sum = pay && (pay.min !== undefined || pay.max !== undefined) ? { ...(pay.min !== undefined && { min: pay.min }), ...(pay.max !== undefined && { max: pay.max }), period: pay.period } : undefined;
      return { role, ...(openings !== undefined && { openings }), ...(place !== undefined && { place }), ...(sum && { pay: sum }) };
    }),
  };
}

function expected({ company, phones, jobs }: Expected, found: ReturnType<typeof readAdvert>): unknown {
  return {
    company, phones,
    jobs: jobs.map(({ role, roleAny, openings, place, pay }, at) => ({
      role: roleAny?.find((any) => any === found.jobs[at]?.role) ?? role, ...(openings !== undefined && { openings }), ...(place !== undefined && { place }), ...(pay && { pay: { ...pay } }),
    })),
  };
}

describe('a pasted advert', () => {
  test.each(ADVERTS.map((advert) => [advert.text.split('\n')[0] ?? '', advert] as const))('%s', (_title, advert) => {
    expect(isAdvert(advert.text)).toBe(true);
    expect(told(advert.text)).toEqual(expected(advert, readAdvert(advert.text)));
  });

  test('of several roles has each with its own count and pay, on one line; titles are names, without words for pay, kind of work or whom it is for', () => {
    const read = (text: string): unknown => readAdvert(text).jobs.map(({ title, openings, pay }) => [title, openings, pay?.min, pay?.max, pay?.negotiable]);
    expect(read('အလုပ်ခေါ်စာ\n၁။ စာရင်းကိုင် (၂) ဦး - လစာ ၄သိန်း~၆သိန်း\n၂။ အရောင်းဝန်ထမ်း (၅) ဦး - လစာ ၃သိန်း~၅သိန်း (OT သီးသန့်)\n၃။ ယာဉ်မောင်း - ၁ ဦး လစာညှိနှိုင်း\nနေရာ - လှိုင်သာယာ\n09 777 123 456')).toEqual([
      ['စာရင်းကိုင်', 2, 400_000, 600_000, false], ['အရောင်းဝန်ထမ်း', 5, 300_000, 500_000, false], ['ယာဉ်မောင်း', 1, undefined, undefined, true],
    ]);
    const cafe = 'We are hiring!\nGolden Café, Bahan\nBarista x2 - 3.5 lakhs\nWaiter x4 - 250,000~300,000 ks\nCashier (3 posts) 280,000 Ks - 320,000 Ks full time\nSecurity guard 2 posts male only, 3 lakhs\nCall 09 777 888 999';
    expect(read(cafe)).toEqual([
      ['Barista', 2, 350_000, 350_000, false], ['Waiter', 4, 250_000, 300_000, false], ['Cashier', 3, 280_000, 320_000, false], ['Security guard', 2, 300_000, 300_000, false],
    ]);
    expect(readAdvert(cafe).company).toBe('Golden Café');
    expect(readAdvert('Hiring now\nCashier 3 posts 3 lakhs\nDriver 2 posts\nBahan\n09 777 888 999').jobs.map(({ pay }) => pay?.min)).toEqual([300_000, undefined]); // another's pay is nobody else's
  });

  test('is read alike from Zawgyi', () => {
    const right = ADVERTS.filter((advert) => JSON.stringify(told(toUnicode(toZawgyi(normalise(advert.text)), true))) === JSON.stringify(told(normalise(advert.text))));
    expect(right.length).toBeGreaterThanOrEqual(ADVERTS.length - 2); // a converter cannot write every company's name
  });

  test('keeps each digit in the script in which it was typed', () => {
    for (const { text } of ADVERTS) {
      const written = new Set(text.match(/[0-9]|[၀-၉]/gu));
      for (const { description = '', sources } of readAdvert(text).jobs) {
        for (const digit of [description, ...Object.values(sources)].join('').match(/[0-9]|[၀-၉]/gu) ?? []) expect(written).toContain(digit);
      }
    }
    const [job] = readAdvert('ယာဉ်မောင်း ၂ ဦး\nလစာ ၃သိန်း~၅သိန်း\nလှိုင်မြို့နယ်\nအလုပ်ချိန် 8:00 မှ ၅:၀၀\nဖုန်း 09 777 123 456').jobs;
    expect(job?.description).toContain('ယာဉ်မောင်း ၂ ဦး\nလစာ ၃သိန်း~၅သိန်း\nလှိုင်မြို့နယ်\nအလုပ်ချိန် 8:00 မှ ၅:၀၀');
    expect(job?.sources.pay).toBe('လစာ ၃သိန်း~၅သိန်း');
  });

  test('keeps its phones out of every description, and says where each field is from', () => {
    for (const { text } of ADVERTS) {
      for (const { description, place, pay, openings, sources } of readAdvert(text).jobs) {
        expect(holdsPhone(description ?? '')).toBe(false);
        for (const [field, value] of Object.entries({ place, pay, openings })) if (value !== undefined) expect(sources).toHaveProperty(field);
      }
    }
  });

  test('with several roles gives each its own lines', () => {
    const { jobs } = readAdvert('Shwe Bistro Restaurant\n1. Waiter - 3 posts\nServe guests, evening shift\n2. Cook - 1 post\nBurmese and Thai dishes\nHlaing, 09 777 123 456');
    expect(jobs.map(({ title }) => title)).toEqual(['Waiter', 'Cook']);
    expect(jobs[0]?.description).toContain('Serve guests');
    expect(jobs[0]?.description).not.toContain('Thai dishes');
    expect(jobs[1]?.description).toContain('Thai dishes');
  });

  test.each(['driver job yangon 4 lakhs', 'စာရင်းကိုင် လှိုင်သာယာ ၅ သိန်း', 'ယာဉ်မောင်း အလုပ်ရှာနေပါတယ်။ အတွေ့အကြုံ ၅ နှစ် ရှိပါတယ်။ လစာ ၄ သိန်း လောက် လိုချင်ပါတယ်။ ဖုန်း 09777123456', 'I am looking for a job as a cashier in Yangon, please call me at 09 777 123 456, salary 3 lakhs is ok'])('is not taken for one: %s', (text) => {
    expect(isAdvert(text)).toBe(false);
  });

  property('whatever is pasted gives at most eight jobs within the limits of a post', fc.array(fc.oneof(anyText, burmeseText, fc.constantFrom('Driver ၂ ဦး', 'လစာ ၃သိန်း', '09777123456', 'လှိုင်')), { maxLength: 30 }), (lines) => {
    const { jobs } = readAdvert(lines.join('\n'));
    expect(jobs.length).toBeLessThanOrEqual(8);
    for (const { title, description, openings } of jobs) {
      expect([...title].length).toBeLessThanOrEqual(60);
      expect([...(description ?? '')].length).toBeLessThanOrEqual(1_500);
      expect(openings ?? 1).toBeGreaterThanOrEqual(1);
    }
  });
});
