import { expect, test } from 'vitest';
import { MINUTE } from '../../../core/clock.ts';
import { dueIntents, runIntent } from '../../../core/intents/run-intent.ts';
import { moderationIntents } from '../../../core/moderation/tell-moderators.ts';
import { Notices } from '../../../core/notices/notice.model.ts';
import type { Notice } from '../../../core/notices/notice.ts';
import { useDatabase } from '../../support/database.ts';
import { pendingJob } from '../jobs/sample-job.ts';
import { sampleModerator } from './sample-moderator.ts';

const db = useDatabase();

async function work(): Promise<void> {
  for (const id of await dueIntents(db.reader)) if (id.endsWith(':tell')) await runIntent(db.reader, moderationIntents, id);
}

test('content moderators hear that posts wait, at most once in a quarter of an hour; the money role does not', async () => {
  const content = await sampleModerator(db.reader, 'content');
  const money = await sampleModerator(db.reader, 'money');
  const told = (member: string) => Notices(db.reader).find({ member }).lean<Notice[]>();
  await pendingJob(db.reader);
  await work();
  await pendingJob(db.reader);
  db.clock.move(15 * MINUTE);
  await work();
  await pendingJob(db.reader);
  await work();
  expect((await told(content)).map(({ kind, params }) => [kind, params['count']])).toEqual([['moderation.queue', 1], ['moderation.queue', 2]]);
  expect(await told(money)).toEqual([]);
});
