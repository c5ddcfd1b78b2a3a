import type { Reader } from './database.ts';

/** Documents of one collection that somebody waits for. */
export interface Wanted {
  readonly collection: string;
  readonly filter: Readonly<Record<string, unknown>>;
}

/** Whether any of these finds a document. One statement, however many they are; every filter should have an index. */
export async function findsAny(reader: Reader, wanted: readonly Wanted[]): Promise<boolean> {
  const [first, ...others] = wanted;
  if (first === undefined) return false;
  const one = ({ filter }: Wanted) => [{ $match: filter }, { $limit: 1 }, { $project: { _id: 1 } }];
  const pipeline = [...one(first), ...others.map((each) => ({ $unionWith: { coll: each.collection, pipeline: one(each) } })), { $limit: 1 }];
  return (await reader.db.collection(first.collection).aggregate(pipeline).toArray()).length > 0;
}
