import { describe, expect, it } from 'vitest';
import { showText, typeText } from './zawgyi-screen.ts';

const SENTENCE = 'ယာဉ်မောင်း လှိုင်မြို့နယ်မှာ ရှာနေပါတယ်။';
const words = (text: string, encoding: 'unicode' | 'zawgyi'): string => showText({ text }, encoding).runs.map((run) => run.text).join('');

describe('a phone’s encoding', () => {
  it('reads well what was typed on a phone of the same encoding', () => {
    for (const encoding of ['unicode', 'zawgyi'] as const) expect(words(typeText(SENTENCE, encoding), encoding)).toBe(SENTENCE);
  });

  it('sends Zawgyi bytes from a Zawgyi phone and marks what it shows', () => {
    const bytes = typeText(SENTENCE, 'zawgyi');
    expect(bytes).not.toBe(SENTENCE);
    expect(showText({ text: bytes }, 'zawgyi').as).toBe('zawgyi');
  });

  it('marks text in the other encoding as garbled, on both kinds of phones', () => {
    expect(showText({ text: SENTENCE }, 'zawgyi').as).toBe('garbled');
    expect(showText({ text: typeText(SENTENCE, 'zawgyi') }, 'unicode').as).toBe('garbled');
    expect(words(SENTENCE, 'zawgyi')).not.toBe(SENTENCE);
  });

  it('leaves Latin text, digits and emoji as they are', () => {
    for (const encoding of ['unicode', 'zawgyi'] as const) expect(showText({ text: 'MyanJobs 100% 🙏' }, encoding)).toEqual({ runs: [{ text: 'MyanJobs 100% 🙏' }] });
  });

  it('shows a four as a four, whatever stands behind it', () => {
    for (const text of ['၄. ဒေတာသွင်းဝန်ထမ်း', '(၄) ဦး', 'အလုပ် ၄', '၁၄,၀၀၀ ကျပ်', '၄ သိန်း']) expect(words(typeText(text, 'zawgyi'), 'zawgyi')).toBe(text);
  });

  it('keeps bold stretches when the text is converted', () => {
    const text = typeText('မင်္ဂလာပါ ခင်ဗျား', 'zawgyi');
    const bold = [{ offset: 0, length: text.indexOf(' ') }];
    expect(showText({ text, bold }, 'zawgyi').runs[0]).toEqual({ text: 'မင်္ဂလာပါ', bold: true });
  });
});
