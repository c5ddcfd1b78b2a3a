import { expect, test } from 'vitest';
import { z } from 'zod';
import { readPackets } from '../../bots/read-packets.ts';
import { renderTelegram } from '../../bots/telegram/render-telegram.ts';
import { renderViber } from '../../bots/viber/render-viber.ts';
import { toUnicode } from '../../core/text/to-unicode.ts';
import type { Button, View } from '../../flows/engine/view.ts';

const button = (label: string): Button => ({ label, press: { kind: 'go', to: 'home.menu' } });
const VIEW: View = { title: 'ယာဉ်မောင်း', body: 'လစာ ၅ သိန်း < ၈ သိန်း', buttons: [[button('လျှောက်မယ်')], [button('A & B'), button('C')]] };

test('a rendered view reads back as what its reader sees, on both channels', () => {
  expect(readPackets('telegram', renderTelegram(VIEW, { language: 'my' }))).toEqual([
    { title: 'ယာဉ်မောင်း', text: 'လစာ ၅ သိန်း < ၈ သိန်း', buttons: [['လျှောက်မယ်'], ['A & B', 'C']] },
  ]);
  expect(readPackets('viber', renderViber(VIEW, { language: 'my' }))).toEqual([
    { text: 'ယာဉ်မောင်း\nလစာ ၅ သိန်း < ၈ သိန်း', buttons: [['လျှောက်မယ်'], ['A & B', 'C']] },
  ]);
});

test('it stays in the encoding that is sent, and a picture is told', () => {
  const [seen] = readPackets('telegram', renderTelegram(VIEW, { language: 'zg' }));
  expect(seen?.title).not.toBe(VIEW.title);
  expect(toUnicode(seen?.title ?? '', true)).toBe(VIEW.title);
  const media: View['media'] = { kind: 'photo', url: 'https://example.com/p.jpg', name: 'p.jpg', mime: 'image/jpeg', size: 10 };
  expect(readPackets('telegram', renderTelegram({ ...VIEW, media }, { language: 'en' }))[0]?.photo).toBe(true);
  expect(readPackets('viber', renderViber({ ...VIEW, media }, { language: 'en' }))[0]?.photo).toBe(true);
});

test('the keys of a pad are fingertips wide, the sign that takes back as well', () => {
  const pad = { shown: '○ ○', again: false, resume: button('Go on') };
  const [packet] = renderViber({ body: 'x', pad, buttons: [[button('7'), button('8'), button('9')], [button('⌫'), button('0')]] }, { language: 'en' });
  const { keyboard } = z.object({ keyboard: z.object({ Buttons: z.array(z.object({ Columns: z.number() })) }) }).parse(packet?.payload);
  expect(keyboard.Buttons.map(({ Columns }) => Columns)).toEqual([6, 2, 2, 2, 3, 3]);
});

test('Viber’s keyboard shows Menu without being moved: where there are many single buttons, two with short labels share a row', () => {
  const rows = (view: View): readonly (readonly string[])[] => readPackets('viber', renderViber(view, { language: 'en' }))[0]?.buttons ?? [];
  const many = ['one', 'two', 'three', 'four', 'a label that is too long to stand beside another', 'six'].map((label) => [button(label)]);
  const nav = [[button('Menu')]];
  expect(rows({ body: 'x', buttons: many.slice(0, 5), nav })).toHaveLength(6);
  expect(rows({ body: 'x', buttons: many, nav })).toEqual([['one', 'two'], ['three', 'four'], ['a label that is too long to stand beside another'], ['six', 'Menu']]);
});
