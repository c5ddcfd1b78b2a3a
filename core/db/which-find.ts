import type { Reader } from './database.ts';

/** Documents of one collection that somebody waits for. */
export interface Wanted {
  readonly collection: string;
  readonly filter: Readonly<Record<string, unknown>>;
}

/** Which of these find a document. One statement, however many they are; every filter should have an index. */
export async function whichFind(reader: Reader, wanted: readonly Wanted[]): Promise<ReadonlySet<Wanted>> {
  const [first] = wanted;
  if (first === undefined) return new Set();
  const [one, ...others] = wanted.map(({ collection, filter }, place) => ({ coll: collection, pipeline: [{ $match: filter }, { $limit: 1 }, { $project: { _id: 0, place: { $literal: place } } }] }));
  const pipeline = [...one?.pipeline ?? [], ...others.map((other) => ({ $unionWith: other }))];
  const places = new Set((await reader.db.collection(first.collection).aggregate<{ place: number }>(pipeline).toArray()).map(({ place }) => place));
  return new Set(wanted.filter((_, place) => places.has(place)));
}
