import { beforeAll, describe, expect, test } from 'vitest';
import type { BsonFields } from '../../../core/db/bson-fields.ts';
import { scanRaw } from '../../../core/db/scan-raw.ts';
import { useDatabase } from '../../support/database.ts';

const db = useDatabase();
const NUMBERS = Array.from({ length: 25 }, (_, number) => number);
const FIND = { find: 'numbers', filter: { number: { $gte: 0 } }, projection: { number: 1 }, batchSize: 10 } as const;

beforeAll(async () => { await db.reader.db.collection('numbers').insertMany(NUMBERS.map((number) => ({ number, other: 'left out' }))); });

function numbersOf(documents: BsonFields): number[] {
  const numbers: number[] = [];
  while (documents.next()) {
    const fields = documents.fields();
    while (fields?.next() === true) if (fields.name !== '_id') numbers.push(fields.number() ?? Number.NaN);
  }
  return numbers;
}

/** How many cursors the server holds for somebody. */
async function openCursors(): Promise<number> {
  const status = await db.reader.db.db?.command({ serverStatus: 1 });
  return Number(status?.['metrics'].cursor.open.total);
}

describe('scanning raw documents', () => {
  test('gives each once, batch by batch, with the fields that were asked for', async () => {
    const batches: number[][] = [];
    for await (const documents of scanRaw(db.reader, FIND)) batches.push(numbersOf(documents));
    expect(batches.map((batch) => batch.length)).toEqual([10, 10, 5]);
    expect(batches.flat().toSorted((a, b) => a - b)).toEqual(NUMBERS);
  });

  test('gives one empty batch when there are none', async () => {
    const batches: number[][] = [];
    for await (const documents of scanRaw(db.reader, { ...FIND, filter: { number: -1 } })) batches.push(numbersOf(documents));
    expect(batches).toEqual([[]]);
  });

  test('leaves no cursor behind when somebody stops early', async () => {
    const before = await openCursors();
    for await (const documents of scanRaw(db.reader, { ...FIND, batchSize: 5 })) if (numbersOf(documents).length > 0) break;
    expect(await openCursors()).toBe(before);
  });

  test('refuses what the server refuses', async () => {
    const scan = scanRaw(db.reader, { ...FIND, filter: { $nonsense: 1 } });
    await expect(scan.next()).rejects.toThrow('$nonsense');
  });
});
