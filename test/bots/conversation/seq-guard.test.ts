import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guardAt, guards, GUARD_REFUSED, stepFrom } from '../../../bots/conversation/seq-guard.ts';
import { newId } from '../../../core/db/new-id.ts';
import { useDatabase } from '../../support/database.ts';
import { property } from '../../support/property.ts';

describe('the guard beside seq', () => {
  const db = useDatabase();
  const docs = () => db.connection.collection<{ _id: string; seq: number; guard: unknown }>('conversations');

  /** One write by `_id` alone, from version `from`: what the server answered. */
  async function step(id: string, from: number): Promise<{ readonly n: number; readonly writeErrors?: readonly { readonly code: number }[] }> {
    const { inc, set } = stepFrom(from);
    const updates = [{ q: { _id: id }, u: { $set: { seq: from + 1, ...set }, $inc: inc } }];
    return await db.connection.getClient().db(db.connection.name).command({ update: 'conversations', updates }) as never; // the protocol's own shape
  }

  const stored = async (seq: number): Promise<string> => {
    const id = newId();
    await docs().insertOne({ _id: id, seq, guard: guardAt(seq) });
    return id;
  };

  const versions = [fc.integer({ min: 41, max: 2 ** 50 }), fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 4 }), fc.nat({ max: 3 })] as const;
  property('of writers with stale versions and the one who knows the current version, only that one writes', ...versions, async (first, behind, steps) => {
    const id = await stored(first);
    for (let current = first; current <= first + steps; current++) {
      for (const by of behind) expect(await step(id, current - by)).toMatchObject({ n: 0, writeErrors: [{ code: GUARD_REFUSED }] });
      expect(await step(id, current)).toMatchObject({ n: 1 });
      const found = await docs().findOne({ _id: id });
      expect(found?.seq).toBe(current + 1);
      expect(guards(found?.guard, current + 1)).toBe(true);
    }
  });

  test('of two who know the same version one writes', async () => {
    const id = await stored(7);
    const answers = await Promise.all([step(id, 7), step(id, 7), step(id, 7)]);
    expect(answers.reduce((sum, { n }) => sum + n, 0)).toBe(1);
  });

  test('a guard that tells of another version, is missing, or could never overflow, is none', () => {
    expect(guards(guardAt(8), 8)).toBe(true);
    expect(guards({ even: 8, odd: guardAt(8).odd }, 8)).toBe(true);
    for (const found of [undefined, null, {}, guardAt(7), guardAt(9), guardAt(10), { even: 8, odd: 2 ** 63 }]) expect(guards(found, 8)).toBe(false);
  });
});
