import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readings, readText, TEXT_MAX } from '../../../core/encoding/read-text.ts';
import type { Evidence, Writer } from '../../../core/encoding/evidence.ts';
import type { Language } from '../../../core/language/language.ts';
import { normalise } from '../../../core/text/normalise.ts';
import { toZawgyi } from '../../../core/text/to-zawgyi.ts';
import { property } from '../../support/property.ts';
import { anyText, burmeseText } from '../text/text-arbitraries.ts';

const UNICODE = ['အလုပ်ရှိလား', 'ကျေးဇူးပါ', 'လျှောက်ချင်ပါတယ်', 'ဘယ်မှာလဲ', 'မနက်ဖြန် လာမယ်'];
const ZAWGYI = UNICODE.map(toZawgyi);

/** What somebody's messages tell, one after the other. */
function afterMessages(messages: readonly string[], language?: Language): { evidence?: Evidence; asked: (string | undefined)[] } {
  let evidence: Evidence | undefined;
  const asked = messages.map((raw) => {
    const heard = readText(raw, { language, evidence });
    evidence = heard.evidence;
    return heard.ask;
  });
  return { ...(evidence && { evidence }), asked };
}

describe('a message is read', () => {
  test.each<[string, string, Writer, string]>([
    ['long Zawgyi by itself', toZawgyi('အလုပ်ရှာနေပါတယ် ရန်ကုန်မှာ'), { language: 'my' }, 'အလုပ်ရှာနေပါတယ် ရန်ကုန်မှာ'],
    ['long Unicode by itself, of a Zawgyi reader', 'အလုပ်ရှာနေပါတယ် ရန်ကုန်မှာ', { language: 'zg' }, 'အလုပ်ရှာနေပါတယ် ရန်ကုန်မှာ'],
    ['a word of the vocabulary in Zawgyi, of anybody', toZawgyi('အလုပ်'), {}, 'အလုပ်'],
    ['a place that looks like Zawgyi, of anybody', 'မိတ္ထီလာ', { evidence: { logOdds: 12 } }, 'မိတ္ထီလာ'],
    ['a place that looks like Zawgyi, of a Zawgyi reader', 'မိတ္ထီလာ', { language: 'zg' }, 'မိတ္ထီလာ'],
    ['a short doubtful text, of somebody who chose Unicode', 'သတၱ၀ါ ဝတ္ထု', { language: 'my' }, normalise('သတၱ၀ါ ဝတ္ထု')],
    ['a neutral word', 'ကား', { language: 'zg' }, 'ကား'],
    ['digits', '၀၉၇၇၇၁၂၃၄၅၆', { language: 'zg' }, '09777123456'],
    ['English', 'driver job', { language: 'zg' }, 'driver job'],
    ['nothing', '', {}, ''],
  ])('%s', (_name, raw, writer, text) => {
    expect(readText(raw, writer).text).toBe(text);
  });

  test('as its writer chose, against what their messages tell', () => {
    const doubtful = 'ဝတ္ထု';
    expect(readText(doubtful, { language: 'my', evidence: { logOdds: 12 } }).heard).toBe('unicode');
    expect(readText(doubtful, { language: 'zg', evidence: { logOdds: -12 } }).heard).toBe('zawgyi');
    expect(readText(doubtful, { evidence: { logOdds: 12 } }).heard).toBe('zawgyi');
    expect(readText(doubtful, { evidence: { logOdds: -12 } }).heard).toBe('unicode');
  });

  test('in both readings where there is doubt, the likelier one first', () => {
    const doubtful = 'ဝတ္ထု';
    expect(readings(doubtful, { language: 'my' })).toHaveLength(2);
    expect(readings(doubtful, { language: 'my' })[0]).toBe(doubtful);
    expect(readings('အလုပ်ရှာနေပါတယ် ရန်ကုန်မှာ', { language: 'my' })).toEqual(['အလုပ်ရှာနေပါတယ် ရန်ကုန်မှာ']);
    expect(readings('driver', {})).toEqual(['driver']);
  });

  property('to normal text, the same text twice over', fc.oneof(anyText, burmeseText), fc.constantFrom<Writer>({}, { language: 'my' }, { language: 'zg' }), (raw, writer) => {
    const { text } = readText(raw, writer);
    expect(normalise(text)).toBe(text);
    expect(text.isWellFormed()).toBe(true);
  });

  test('and no longer than anybody means to write', () => {
    expect(readText('က'.repeat(200_000), {}).text.length).toBeLessThanOrEqual(TEXT_MAX);
  });
});

describe('what messages tell about their writer', () => {
  test('adds up, within bounds', () => {
    expect(afterMessages(ZAWGYI).evidence?.logOdds).toBe(12);
    expect(afterMessages(UNICODE).evidence?.logOdds).toBe(-12);
  });

  test('is nothing when they are neutral', () => {
    expect(afterMessages(['ကား', '၅', 'ok', '👍', 'သူ', '']).evidence).toBeUndefined();
  });

  test('is kept as the same object when a message says nothing new, so that nothing is written', () => {
    const evidence = { logOdds: -12 };
    expect(readText('အလုပ်ရှိလား', { language: 'my', evidence }).evidence).toBe(evidence);
    expect(readText('ok', { language: 'my', evidence }).evidence).toBe(evidence);
  });

  test('asks when it turns against the setting, once', () => {
    expect(afterMessages(ZAWGYI, 'my').asked).toEqual([undefined, 'zawgyi', undefined, undefined, undefined]);
    expect(afterMessages(UNICODE, 'zg').asked).toEqual([undefined, 'unicode', undefined, undefined, undefined]);
  });

  test('asks again when it has agreed with the setting in between', () => {
    const { asked } = afterMessages([...ZAWGYI, ...UNICODE, ...UNICODE, ...ZAWGYI, ...ZAWGYI], 'my');
    expect(asked.filter(Boolean)).toEqual(['zawgyi', 'zawgyi']);
  });

  test('asks nobody whose messages agree, who reads English, or who pasted one foreign text', () => {
    expect(afterMessages(UNICODE, 'my').asked.filter(Boolean)).toEqual([]);
    expect(afterMessages(ZAWGYI, 'zg').asked.filter(Boolean)).toEqual([]);
    expect(afterMessages(ZAWGYI, 'en').asked.filter(Boolean)).toEqual([]);
    expect(afterMessages([UNICODE[0] ?? '', toZawgyi('အလုပ်ရှာနေပါတယ် ရန်ကုန်မှာ လစာကောင်းကောင်း'), UNICODE[1] ?? ''], 'my').asked.filter(Boolean)).toEqual([]);
  });
});
