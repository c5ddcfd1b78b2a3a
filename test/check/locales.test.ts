import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findLocaleFaults } from './locales.ts';

const cases: readonly { readonly what: string; readonly en: unknown; readonly my: unknown; readonly faults: readonly string[] }[] = [
  { what: 'nothing wrong, plurals as each language has them', en: { found_one: '{{count}} job', found_other: '{{count}} jobs' }, my: { found_other: 'အလုပ် {{count}} ခု' }, faults: [] },
  { what: 'a missing key', en: { a: 'One', b: 'Two' }, my: { a: 'တစ်' }, faults: ['my/t:b is missing'] },
  { what: 'a key too many', en: { a: 'One' }, my: { a: 'တစ်', g: { b: 'နှစ်' } }, faults: ['en/t:g.b is missing'] },
  { what: 'a missing placeholder', en: { a: 'Hello {{name}}' }, my: { a: 'မင်္ဂလာပါ {{ nam }}' }, faults: ['my/t:a lacks {{name}}', 'en/t:a lacks {{nam}}'] },
  { what: 'an empty text', en: { a: 'One' }, my: { a: ' ' }, faults: ['my/t:a is empty'] },
  { what: 'an untranslated text', en: { a: 'Find a good job' }, my: { a: 'Find a good job' }, faults: ['my/t:a is not translated'] },
  { what: 'a long button', en: { buttons: { a: 'x'.repeat(41) } }, my: { buttons: { a: 'က' } }, faults: ['en/t:buttons.a has 41 characters, a button takes 40'] },
  { what: 'a long button by its key', en: { goButton: 'x'.repeat(41) }, my: { goButton: 'သွား' }, faults: ['en/t:goButton has 41 characters, a button takes 40'] },
  { what: 'a long message', en: { a: 'x'.repeat(4097) }, my: { a: 'က' }, faults: ['en/t:a has 4097 characters, a text takes 4096'] },
  { what: 'a list instead of a text', en: { a: ['x'] }, my: { a: 'က' }, faults: ['en/t:a is not a text', 'en/t:a is missing'] },
  { what: 'a zero-width space', en: { a: 'Job' }, my: { a: 'အ\u200bလုပ်' }, faults: ['my/t:a has a zero-width space'] },
  { what: 'Burmese that is not NFC', en: { a: 'One' }, my: { a: 'န\u103a\u1037' }, faults: ['my/t:a is not NFC'] },
  { what: 'Zawgyi', en: { a: 'Myanmar is a country' }, my: { a: 'ျမန္မာႏိုင္ငံတြင္ အလုပ္ရွာေဖြျခင္း' }, faults: ['my/t:a looks like Zawgyi'] },
];

test.for(cases)('the locales check sees $what', async ({ en, my, faults }) => {
  const folder = await mkdtemp(join(tmpdir(), 'myanjobs-locales-'));
  for (const [language, texts] of [['en', en], ['my', my]] as const) {
    await mkdir(join(folder, language));
    await writeFile(join(folder, language, 't.json'), JSON.stringify(texts));
  }
  expect(await findLocaleFaults(folder)).toEqual(faults);
  await rm(folder, { recursive: true });
});
