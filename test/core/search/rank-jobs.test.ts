import { describe, expect, test } from 'vitest';
import { DAY } from '../../../core/clock.ts';
import { totalOf } from '../../../core/search/match/score.ts';
import { ask, idsOf, NOW, sampleJob, sampleRunner } from './sample-index.ts';

describe('the order of what is found', () => {
  test('the role comes before its name in a title, that before its mention, and each part says its points', () => {
    const runner = sampleRunner([
      sampleJob({ id: 'mention', title: 'Loader', body: 'You help our driver.' }),
      sampleJob({ id: 'title', title: 'Driver and guard' }),
      sampleJob({ id: 'role', title: 'ယာဉ်မောင်း', role: 'driver', category: 'driver' }),
    ]);
    const found = ask(runner, 'driver');
    expect(idsOf(found)).toEqual(['role', 'title', 'mention']);
    const parts = found.partsOf('role');
    expect(parts).toMatchObject({ role: 400, words: 0, place: 0, pay: 0 });
    expect(totalOf(parts)).toBeCloseTo(found.hits[0]?.score ?? 0, 3);
  });

  test('then the place, the pay, the day and the employer who keeps faith', () => {
    const job = { title: 'Driver', role: 'driver', category: 'driver' };
    const runner = sampleRunner([
      sampleJob({ ...job, id: 'shunned', company: 'bad' }),
      sampleJob({ ...job, id: 'plain' }),
      sampleJob({ ...job, id: 'faithful', company: 'good' }),
      sampleJob({ ...job, id: 'newer', openedAt: new Date(NOW.getTime() - DAY / 24) }),
      sampleJob({ ...job, id: 'older', openedAt: new Date(NOW.getTime() - 20 * DAY) }),
      sampleJob({ ...job, id: 'richer', pay: { min: 600_000, max: 700_000, period: 'month', negotiable: false } }),
    ]);
    runner.index.setReputation('good', { filled: 4, removed: 0 });
    runner.index.setReputation('bad', { filled: 0, removed: 2 });
    expect(idsOf(ask(runner, 'driver hlaing 5 lakhs'))).toEqual(['richer', 'faithful', 'newer', 'plain', 'older', 'shunned'].toSorted((a, b) => score(b) - score(a)));
    function score(id: string): number { return ask(runner, 'driver hlaing 5 lakhs').hits.find((hit) => hit.id === id)?.score ?? 0; }
    expect(idsOf(ask(runner, 'driver hlaing 5 lakhs'))[0]).toBe('richer');
    expect(score('faithful')).toBeGreaterThan(score('plain'));
    expect(score('plain')).toBeGreaterThan(score('shunned'));
    expect(score('newer')).toBeGreaterThan(score('older'));
  });

  test('"up to 3 lakhs" finds what begins at that or below, and never the opposite', () => {
    const paid = (id: string, min: number | undefined, max?: number): ReturnType<typeof sampleJob> => sampleJob({
      id, title: 'Driver', role: 'driver', category: 'driver', pay: { ...(min !== undefined && { min }), ...(max !== undefined && { max }), period: 'month', negotiable: min === undefined && max === undefined },
    });
    const runner = sampleRunner([paid('below', 200_000, 250_000), paid('over', 400_000, 500_000), paid('across', 250_000, 400_000), paid('open', undefined), paid('top', undefined, 280_000)]);
    expect(idsOf(ask(runner, 'driver up to 3 lakhs')).toSorted()).toEqual(['across', 'below', 'open', 'top']);
    expect(idsOf(ask(runner, 'driver 3 lakhs')).toSorted()).toEqual(['across', 'open', 'over']);
  });

  test('a role is found in a text by what names it there: not by a syllable of another word, two letters, or an explanation in brackets', () => {
    const runner = sampleRunner([
      sampleJob({ id: 'bonus', title: 'Shop', body: 'နှစ်ကုန်ဘောနပ်စ် ပေးပါတယ်။ We will teach you how to do it. The building is new.' }),
      sampleJob({ id: 'mention', title: 'Clinic', body: 'You help our nurse, the painter and IT support.' }),
    ]);
    for (const asked of ['nurse', 'IT support', 'painter']) expect(idsOf(ask(runner, asked)), asked).toEqual(['mention']);
  });

  test('what is not wanted is left out', () => {
    const runner = sampleRunner([
      sampleJob({ id: 'hlaing', title: 'Driver', role: 'driver', category: 'driver' }),
      sampleJob({ id: 'tamwe', title: 'Driver', role: 'driver', category: 'driver', place: 'MM-06-tamwe' }),
    ]);
    const unwanted = { roles: [], categories: [], places: ['MM-06-hlaing'], types: [] };
    const { others } = runner.run({ roles: ['driver'], categories: [], places: [], types: [], words: '', unwanted }, { now: NOW, most: 10 });
    expect(others.map((slot) => runner.index.ids.idOf(slot))).toEqual(['tamwe']);
  });

  test('near a point the nearest comes first, and what is too far is only found when nothing is near', () => {
    const job = { title: 'Driver', role: 'driver', category: 'driver' };
    const runner = sampleRunner([sampleJob({ ...job, id: 'tamwe', place: 'MM-06-tamwe' }), sampleJob({ ...job, id: 'hlaing' }), sampleJob({ ...job, id: 'mandalay', place: 'MM-04-amarapura' })]);
    const near = { lat: 16.848, lng: 96.123, km: 15 };
    const query = { roles: ['driver'], categories: [], places: [], types: [], words: '', near };
    const { others } = runner.run(query, { now: NOW, most: 10 });
    expect(others.map((slot) => runner.index.ids.idOf(slot))).toEqual(['hlaing', 'tamwe']);
  });

  test('an edited job is found by its new words, once', () => {
    const runner = sampleRunner([sampleJob({ id: 'a', title: 'Zumba teacher' })]);
    runner.index.put(sampleJob({ id: 'a', title: 'Yoga teacher' }));
    expect(idsOf(ask(runner, 'yoga'))).toEqual(['a']);
    expect(ask(runner, 'zumba').total).toBe(0);
    expect(runner.index.size).toBe(1);
  });
});

describe('slips of the pen', () => {
  const runner = sampleRunner([
    sampleJob({ id: 'my', title: 'စိန်ပွင့်ကျောင်း သင်ပြသူ' }), sampleJob({ id: 'en', title: 'Zumba trainer', body: 'Toyota vans' }),
    sampleJob({ id: 'kya', title: 'ကျောက်စိမ်း ရွေးချယ်သူ' }),
  ]);
  test.each([
    ['one wrong letter', 'zunba', 'en', 'zumba'], ['one letter too many', 'toyotta', 'en', 'toyota'], ['two letters swapped', 'zubma', 'en', 'zumba'],
    ['ကြ for ကျ', 'ကြောက်စိမ်း', 'kya', 'ကျောက်စိမ်း'], ['မ် for န်', 'စိမ်ပွင့်ကျောင်း', 'my', 'စိန်ပွင့်ကျောင်း'],
  ])('%s: %s is found, behind exact matches, and the right word is offered', (_name, typed, id, meant) => {
    const found = ask(runner, typed);
    expect(idsOf(found)).toContain(id);
    expect(found).toMatchObject({ close: true, meant });
  });

  test('one wrong syllable of three', () => {
    expect(idsOf(ask(runner, 'စိန်ပွင့်လျောင်း'))).toContain('my');
  });

  test('forms of an English word are the same word, and a beginning finds the whole', () => {
    expect(idsOf(ask(runner, 'trainers'))).toEqual(['en']);
    expect(idsOf(ask(runner, 'toyo'))).toEqual(['en']);
  });

  test('the exact ones stand before the near ones', () => {
    const both = sampleRunner([sampleJob({ id: 'near', title: 'Zunba', openedAt: NOW }), sampleJob({ id: 'exact', title: 'Zumba' })]);
    expect(idsOf(ask(both, 'zumba'))).toEqual(['exact', 'near']);
  });
});

describe('facets', () => {
  test('count what was found by place, category, kind of work and pay', () => {
    const runner = sampleRunner([
      sampleJob({ id: 'a', title: 'Driver', role: 'driver', category: 'driver' }),
      sampleJob({ id: 'b', title: 'Driver', role: 'driver', category: 'driver', place: 'MM-06-tamwe', pay: { min: 900_000, period: 'month', negotiable: false } }),
      sampleJob({ id: 'c', title: 'Driver', role: 'driver', category: 'driver', type: 'part-time', pay: { period: 'month', negotiable: true } }),
      sampleJob({ id: 'd', title: 'Nurse', role: 'nurse', category: 'healthcare' }),
    ]);
    const { facets } = runner.run({ roles: ['driver'], categories: [], places: [], types: [], words: '' }, { now: NOW, most: 0, facets: true });
    expect(facets).toEqual({
      places: [{ id: 'MM-06-hlaing', jobs: 2 }, { id: 'MM-06-tamwe', jobs: 1 }], categories: [{ id: 'driver', jobs: 3 }],
      types: [{ id: 'full-time', jobs: 2 }, { id: 'part-time', jobs: 1 }], pay: [{ id: '500000', jobs: 1 }, { id: '800000', jobs: 1 }],
    });
  });
});
