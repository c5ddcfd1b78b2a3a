import { expect, test } from 'vitest';
import { JobIndex } from '../../../../core/search/index/job-index.ts';

const job = { category: 'driving', place: 'MM-06-hlaing', type: 'full-time', pay: { period: 'month', negotiable: true }, company: 'c1', openedAt: new Date(0), expiresAt: new Date(1e12) } as const;

function slotsOf(index: JobIndex, unit: string): number[] {
  const list = index.listOf(unit);
  if (list < 0) return [];
  const into = new Uint32Array(index.lists.count(list));
  return Array.from(into.subarray(0, index.lists.read(list, into)), (posting) => posting >>> 1);
}

test('a line that stands in many jobs is found in each of them, whatever its length and what stands beside it', () => {
  const index = new JobIndex();
  const lines = ['a', 'abc', 'abcd', 'Driver wanted', 'driver wanted', 'ယာဉ်မောင်း အလိုရှိသည်', 'x'.repeat(1_300), 'abcde fgh', 'abcde fgi'];
  for (let round = 0; round < 4; round++) for (const [at, line] of lines.entries()) index.put({ ...job, id: `j${round}-${at}`, title: `title ${at}`, body: `${at % 2 === 0 ? '' : 'other\n\n'}${line}${at % 3 === 0 ? '\nlast' : ''}` });
  const every = (...wanted: number[]): number[] => [0, 1, 2, 3].flatMap((round) => wanted.map((at) => round * lines.length + at));
  expect(slotsOf(index, 'a')).toEqual(every(0));
  expect(slotsOf(index, 'abc')).toEqual(every(1));
  expect(slotsOf(index, 'abcd')).toEqual(every(2));
  expect(slotsOf(index, 'wanted')).toEqual(every(3, 4));
  expect(slotsOf(index, 'မောင်း')).toEqual(every(5));
  expect(slotsOf(index, 'fgh')).toEqual(every(7));
  expect(slotsOf(index, 'fgi')).toEqual(every(8));
  expect(slotsOf(index, 'last')).toEqual(every(0, 3, 6));
  index.settle();
  index.put({ ...job, id: 'late', title: 'Driver wanted', body: 'abcd' });
  expect(slotsOf(index, 'abcd')).toEqual([...every(2), 36]);
});
