import { expect, test } from 'vitest';
import { inTransaction } from '../../../core/db/database.ts';
import { BULK_AT_ONCE } from '../../../core/notices/bulk-lane.ts';
import { Notices } from '../../../core/notices/notice.model.ts';
import { notifyAll, type NewNotice } from '../../../core/notices/notify.ts';
import { joinMember } from '../../../core/members/join-member.ts';
import { useDatabase } from '../../support/database.ts';
import { makeBots, Writer } from '../make-bots.ts';

const db = useDatabase();

test('a crowd of alerts is placed in rounds; an answer goes before them all', async () => {
  const bots = makeBots(db.reader);
  const aye = await new Writer().joins(bots);
  const member = await inTransaction(db.reader, (tx) => joinMember(tx, { name: 'Aye' }));
  await db.connection.collection('conversations').updateOne({ chat: aye.chat }, { $set: { member } });
  const alerts = Array.from({ length: BULK_AT_ONCE + 10 }, (_, n): NewNotice => ({ id: `alert${n}`, member, kind: 'watch.found' }));
  await inTransaction(db.reader, (tx) => notifyAll(tx, [...alerts, { id: 'answer', member, kind: 'link.code' }]));
  expect(await bots.placer.placeDue()).toBe(1);
  expect(await Notices(db.reader).countDocuments({ state: 'placed' })).toBe(1);
  expect(await bots.placer.placeBulk()).toBe(BULK_AT_ONCE);
  expect(await Notices(db.reader).countDocuments({ state: 'placed', kind: 'watch.found' })).toBe(BULK_AT_ONCE);
  await bots.idle();
  expect(bots.telegram.textsOf(aye.chat).findIndex((text) => text.includes('notice answer'))).toBeLessThan(3);
});
