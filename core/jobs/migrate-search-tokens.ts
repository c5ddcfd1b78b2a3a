import type { Reader } from '../db/database.ts';
import { Jobs } from './job.model.ts';

/** Indexes by which MongoDB searched, before the search moved into the process. */
const SEARCHED_BY = ['open_tokens', 'open_role', 'open_category', 'open_place'];

/** Takes the search's tokens and indexes out of the jobs: they were a third of the collection, and an index inside each process answers now. Repeatable. */
export async function dropSearchTokens(reader: Reader): Promise<void> {
  const { collection } = Jobs(reader);
  await collection.updateMany({ searchTokens: { $exists: true } }, { $unset: { searchTokens: 1 } });
  const indexes = await reader.db.db?.listCollections({ name: collection.collectionName }).hasNext() === true ? await collection.indexes() : [];
  for (const { name } of indexes) if (name !== undefined && SEARCHED_BY.includes(name)) await collection.dropIndex(name);
}
