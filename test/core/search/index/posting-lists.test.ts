import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PostingLists } from '../../../../core/search/index/posting-lists.ts';
import { property } from '../../../support/property.ts';

const SLOTS = 70_000;

/** What a list holds, as slots and titles. */
type Held = ReadonlyMap<number, boolean>;

const held: fc.Arbitrary<Held> = fc.uniqueArray(fc.oneof(fc.nat(SLOTS), fc.nat(300)), { maxLength: 120 })
  .chain((slots) => fc.array(fc.boolean(), { minLength: slots.length, maxLength: slots.length }).map((titles) => new Map(slots.toSorted((a, b) => a - b).map((slot, at) => [slot, titles[at] === true]))));

function read(lists: PostingLists, list: number): [number, boolean][] {
  const into = new Uint32Array(lists.count(list));
  return Array.from(into.subarray(0, lists.read(list, into)), (posting) => [posting >>> 1, (posting & 1) === 1]);
}

property('lists hold what was appended to them, in whatever order lists take turns', fc.array(held, { minLength: 1, maxLength: 12 }), (all) => {
  const lists = new PostingLists();
  for (const _ of all) lists.add();
  const postings = all.flatMap((each, list) => [...each].map(([slot, inTitle]) => ({ list, slot, inTitle }))).toSorted((a, b) => a.slot - b.slot);
  for (const [at, { list, slot, inTitle }] of postings.entries()) {
    lists.append(list, slot, inTitle);
    lists.append(list, slot, false);
    if (at === 50) expect(lists.count(list)).toBeGreaterThan(0); // read in between
  }
  for (const [list, each] of all.entries()) expect(read(lists, list)).toEqual([...each]);
  lists.settle();
  for (const [list, each] of all.entries()) expect(read(lists, list)).toEqual([...each]);
});

test('hundreds of thousands of postings of many lists are sorted into them', () => {
  const lists = new PostingLists();
  for (let list = 0; list < 700; list++) lists.add();
  for (let slot = 0; slot < 4_000; slot++) for (let list = slot % 7; list < 700; list += 7) lists.append(list, slot, list === 3);
  for (const list of [0, 3, 699]) expect(read(lists, list)).toEqual(Array.from({ length: 4_000 }, (_, slot) => slot).filter((slot) => slot % 7 === list % 7).map((slot) => [slot, list === 3]));
});
