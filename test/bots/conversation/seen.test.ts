import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countSeen, growthOf, hasSeen, pruneSeen, rememberSeen, SEEN_MAX, SEEN_MIN, type Seen } from '../../../bots/conversation/seen.ts';
import { property } from '../../support/property.ts';

const MINUTE = 60_000;
const KEEP = 70 * MINUTE;
const now = new Date(100 * MINUTE);
const remember = (count: number, at: Date, before: Seen = [], name = 'u') =>
  Array.from({ length: count }, (_, n) => `${name}${n}`).reduce<Seen>((seen, id) => rememberSeen(seen, id, at), before);

describe('the ids that a conversation remembers', () => {
  property('are those it was told, whole, and no others', fc.uniqueArray(fc.stringMatching(/^[0-9a-z:]{1,12}$/), { maxLength: 60 }), fc.nat(60), (ids, told) => {
    const seen = ids.slice(0, told).reduce<Seen>((all, id) => rememberSeen(all, id, now), []);
    const known = new Set(ids.slice(0, told));
    for (const id of ids) expect(hasSeen(seen, id)).toBe(known.has(id));
    expect(countSeen(seen)).toBe(known.size);
  });

  test('are kept by age, and at least 64 of them', () => {
    const old = remember(SEEN_MIN, new Date(0));
    expect(pruneSeen(old, now, KEEP)).toEqual({ seen: old, overflow: 0 });
    const { seen, overflow } = pruneSeen(remember(80, now, remember(100, new Date(0), [], 'old')), now, KEEP);
    expect({ overflow, first: hasSeen(seen, 'old0'), kept: hasSeen(seen, 'u0') && hasSeen(seen, 'u79') }).toEqual({ overflow: 0, first: false, kept: true });
    expect(countSeen(pruneSeen(remember(100, new Date(31 * MINUTE)), now, KEEP).seen)).toBe(100);
  });

  test('are at most 1,000, and what overflows is counted', () => {
    const { seen, overflow } = pruneSeen(remember(SEEN_MAX + 7, now), now, KEEP);
    expect(countSeen(seen)).toBeLessThanOrEqual(SEEN_MAX);
    expect(countSeen(seen) + overflow).toBe(SEEN_MAX + 7);
    expect(hasSeen(seen, 'u1006')).toBe(true);
  });

  test('of an older version, one by one, are read as well', () => {
    const seen = rememberSeen([{ id: 'a', at: now }, { id: 'b', at: now }], 'c', now);
    expect(['a', 'b', 'c', 'd'].map((id) => hasSeen(seen, id))).toEqual([true, true, true, false]);
    expect(countSeen(seen)).toBe(3);
  });

  test('grow so that one short part is written, applied to what stood there', () => {
    let stood: Seen = [];
    let seen: Seen = [];
    for (let n = 0; n < 200; n++) {
      const next = rememberSeen(pruneSeen(seen, new Date(n * MINUTE), KEEP).seen, `u${n}`, new Date(n * MINUTE));
      const growth = growthOf(seen, next);
      if (growth === 'new') stood = [...stood, ...next.slice(-1)];
      else if (growth === 'changed') stood = stood.with(-1, next.at(-1) ?? { id: '', at: now });
      else stood = next;
      expect(stood).toEqual(next);
      seen = next;
    }
  });
});
