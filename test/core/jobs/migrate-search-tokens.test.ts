import { expect, test } from 'vitest';
import { dropSearchTokens } from '../../../core/jobs/migrate-search-tokens.ts';
import { Jobs } from '../../../core/jobs/job.model.ts';
import { useDatabase } from '../../support/database.ts';
import { openSampleJob, sampleEmployer } from './sample-job.ts';

const db = useDatabase({ altered: true });

test('tokens and indexes of the first version go, the jobs stay, and a second time changes nothing', async () => {
  const job = await openSampleJob(db.reader, {}, await sampleEmployer(db.reader));
  const { collection } = Jobs(db.reader);
  await collection.updateOne({}, { $set: { searchTokens: ['ယာဉ်', 'မောင်း'] } });
  await collection.createIndex({ searchTokens: 1 }, { name: 'open_tokens', partialFilterExpression: { status: 'open' } });
  for (let times = 0; times < 2; times++) await dropSearchTokens(db.reader);
  expect(await collection.findOne({})).toMatchObject({ title: job.title, status: 'open' });
  expect(await collection.findOne({})).not.toHaveProperty('searchTokens');
  expect((await collection.indexes()).map(({ name }) => name)).not.toContain('open_tokens');
});
