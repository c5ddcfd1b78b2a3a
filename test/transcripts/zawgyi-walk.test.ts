import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Language } from '../../core/language/language.ts';
import { CLOSE_REASONS } from '../../core/moderation/reasons.ts';
import { translator } from '../../core/language/translate.ts';
import type { Packet } from '../../bots/channel.ts';
import { renderTelegram } from '../../bots/telegram/render-telegram.ts';
import { renderViber } from '../../bots/viber/render-viber.ts';
import { countMyanmar } from '../../core/text/myanmar-characters.ts';
import { reasonWords } from '../../flows/my-jobs/draw-my-job.ts';
import type { Button, View } from '../../flows/engine/view.ts';
import { zawgyiFault } from '../support/zawgyi-reader.ts';

const LOCALE = new URL('../../locales/my/', import.meta.url);
const WRITE = { telegram: renderTelegram, viber: renderViber };
const t = translator('zg');

/** What people of Myanmar write into names, reasons, places and descriptions. */
const WRITTEN = [
  'ဒေါ်ခင်အေးမြင့်', 'ကျွန်တော် ဆိုင်မှာ ၂ နှစ် လုပ်ဖူးပါတယ်။', 'ပစ္စည်းသယ်ယူပို့ဆောင်ရေး ဝန်ထမ်း', 'အင်္ဂလိပ်စာ တတ်ကျွမ်းသူ ဦးစားပေးမည်',
  'ရွှေပြည်သာမြို့နယ်၊ ဗိုလ်ချုပ်အောင်ဆန်းလမ်း အမှတ် ၄၄', 'လူကြီးမင်း၏ ဆန္ဒအတိုင်း ညှိနှိုင်းနိုင်ပါသည်', 'ဈေးဝယ်စင်တာ', 'ဥက္ကဋ္ဌ၊ ဘဏ္ဍာရေးမှူး', 'Sales & Marketing မန်နေဂျာ',
];

const words = (node: unknown, path: string): { path: string; text: string }[] => (typeof node === 'string'
  ? [{ path, text: node }]
  : Object.entries(node as Record<string, unknown>).flatMap(([name, inner]) => words(inner, `${path}.${name}`))); // a locale file: texts in groups

/** Every string of a packet that a person reads. */
function shown({ payload }: Packet): string[] {
  const read = (value: unknown, key: string): string[] => {
    if (typeof value === 'string') return ['text', 'caption', 'Text', 'alt_text'].includes(key) ? [value.replace(/<[^>]*>/g, '\n')] : [];
    if (Array.isArray(value)) return value.flatMap((each) => read(each, key));
    return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([name, inner]) => read(inner, name)) : [];
  };
  return read(payload, '');
}

const button = (label: string): Button => ({ label, press: { kind: 'go', to: 'home.menu' } });
const PHOTO = { kind: 'photo', url: 'https://example.com/a.png', name: 'a.png', mime: 'image/png', size: 100 } as const;

/** A text in every place where a view can carry one. */
function views(text: string): View[] {
  return [
    { lead: text, title: text, body: text, buttons: [[button(text)]], nav: [[button(text), button('❓')]] },
    { body: text, media: PHOTO },
    { body: '', cards: [{ title: text, lines: [text, text], buttons: [button(text)] }] },
    { body: text, request: { kind: 'contact', label: text } },
  ];
}

function faults(text: string, language: Language = 'zg'): string[] {
  const packets = views(text).flatMap((view) => Object.values(WRITE).flatMap((write) => write(view, { language })));
  return [...new Set(packets.flatMap(shown))].map(zawgyiFault).filter((fault) => fault !== undefined);
}

describe('whatever goes to a Zawgyi reader, in every place of a screen on both channels', () => {
  test.each(readdirSync(LOCALE).filter((file) => !['panel.json', 'jobpage.json'].includes(file)))('%s: every text, with what people write in it', (file) => {
    const texts = words(JSON.parse(readFileSync(new URL(file, LOCALE), 'utf8')), file);
    const filled = texts.flatMap(({ text }, index) => {
      const written = WRITTEN[index % WRITTEN.length] ?? '';
      return [text.replace(/\{\{[^}]*\}\}/g, written), text.replace(/\{\{[^}]*\}\}/g, '၁၄')];
    });
    expect(texts.length).toBeGreaterThan(0);
    expect(filled.flatMap((text) => faults(text))).toEqual([]);
  });

  test('the choice of language stands in its own encodings', () => {
    const label = translator('my')('common:language.my');
    const packets = Object.values(WRITE).flatMap((write) => write({ body: '', buttons: [[{ ...button(label), asIs: true }]] , title: 'x' }, { language: 'zg' }));
    expect(packets.flatMap(shown)).toContain(label);
  });

  test.each(CLOSE_REASONS)('the reason of a moderator, %s, and words of their own', (reason) => {
    const told = WRITTEN.flatMap((text) => [t('myjobs:why', { reason: reasonWords(t, reason) }), t('myjobs:notice.added', { text })]);
    expect(told.flatMap((text) => faults(text))).toEqual([]);
  });

  test('a reader of Unicode gets Unicode, and the walk would notice', () => {
    const long = WRITTEN.filter((text) => countMyanmar(text) > 12);
    for (const text of long) expect(faults(text, 'my').length).toBeGreaterThan(0);
  });
});
