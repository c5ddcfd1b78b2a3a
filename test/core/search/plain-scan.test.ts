import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeQuery, encodeQuery, QUERY_BYTES_MAX } from '../../../core/search/encode-query.ts';
import { understandSentence } from '../../../core/search/understand-sentence.ts';
import { normalise } from '../../../core/text/normalise.ts';
import { syllables } from '../../../core/text/syllables.ts';
import { TERMS, termNames } from '../../../core/vocabulary/vocabulary.ts';
import { PLACES } from '../../../core/places/place.ts';
import { property } from '../../support/property.ts';
import { ask, idsOf, sampleJob, sampleRunner } from './sample-index.ts';

const PIECES = [...TERMS.flatMap(termNames), ...PLACES.flatMap((place) => [place.my, place.en])].map(normalise);
const posts = fc.array(fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 6 }).chain((words) => fc.constantFrom('', ' ', ' – ', '\n').map((gap) => words.join(gap))), { minLength: 1, maxLength: 12 });

describe('nothing that a plain search for the letters would find is missed', () => {
  property('whatever syllables or words are cut out of a post', posts, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 4 }), (texts, whose, where, many) => {
    const stored = texts.map(normalise);
    const runner = sampleRunner(stored.map((body, at) => sampleJob({ id: String(at), body })));
    const parts = syllables((stored[whose % stored.length] ?? '').split(/\s+/)[0] ?? '');
    const from = where % parts.length;
    const needle = normalise(parts.slice(from, from + many).join('')).toLowerCase();
    if (!/[\p{L}\p{N}]/u.test(needle)) return;
    const found = new Set(idsOf(ask(runner, needle, { whole: true })));
    for (const [at, text] of stored.entries()) if (text.toLowerCase().includes(needle)) expect(found, `${needle} in ${text}`).toContain(String(at));
  });
});

test('a job that has the place and holds the words is found once', () => {
  const runner = sampleRunner([sampleJob({ id: 'a', place: 'MM-06-bahan', body: 'Bahan' }), sampleJob({ id: 'b', place: 'MM-06-bahan' }), sampleJob({ id: 'c', body: 'near Bahan' }), sampleJob({ id: 'd' })]);
  const found = ask(runner, 'Bahan', { whole: true });
  expect(idsOf(found).toSorted()).toEqual(['a', 'b', 'c']);
  expect(found.total).toBe(3);
});

const ODD = [
  'x'.repeat(200_000), 'က'.repeat(50_000), `က${'ို'.repeat(10_000)}`, '\u0301'.repeat(10_000), '😀'.repeat(5_000), '\ud800\udc00\ud800', '\udfff driver', '\u202edriver\u202c', '{"$where":"1"}', '$where',
  '(((((a+)+)+)+)+)!', '.*'.repeat(2_000), '၅'.repeat(400), 'လစာ ၁၀၀၀၀၀၀၀၀၀၀ သိန်း', 'driver 999999999999999999 lakhs', 'driver in Atlantis', '%00\u0000\u0001', "'; DROP TABLE jobs; --", ' \n\t ', '့်း', 'အလုပ္ ယာဉ်မောင်း ရန္ကုန္',
];

describe('whatever is typed is answered', () => {
  const runner = sampleRunner([sampleJob({ id: 'a', title: 'Driver', role: 'driver', category: 'driver' }), sampleJob({ id: 'b', title: 'စာရင်းကိုင်', body: 'x'.repeat(5_000) })]);

  test.each(ODD.map((text) => [text.slice(0, 20), text]))('%j', (_name, text) => {
    const found = ask(runner, text, { whole: true });
    expect(found.total).toBeLessThanOrEqual(2);
    expect(encodeQuery(understandSentence(normalise(text))).length).toBeLessThanOrEqual(QUERY_BYTES_MAX);
  });

  property('any characters at all, and their button', fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
    const query = understandSentence(normalise(text));
    ask(runner, text, { whole: true });
    const code = encodeQuery(query);
    expect(Buffer.byteLength(code)).toBeLessThanOrEqual(QUERY_BYTES_MAX);
    expect(encodeQuery(decodeQuery(code))).toBe(code);
  });

  test('a query looks at no more postings than there are, however long it is', () => {
    let read = 0;
    const { lists } = runner.index;
    const honest = lists.read.bind(lists);
    lists.read = (list, into) => { read += lists.count(list); return honest(list, into); };
    ask(runner, Array.from({ length: 2_000 }, (_, n) => `driver${n % 7}`).join(' '), { whole: true });
    expect(read).toBeLessThan(2_000);
    lists.read = honest;
  });
});
