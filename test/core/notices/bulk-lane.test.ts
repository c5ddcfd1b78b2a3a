import { beforeEach, describe, expect, test } from 'vitest';
import { SECOND } from '../../../core/clock.ts';
import { BULK_AT_ONCE, BULK_PER_SECOND, listDueBulk, takeAllowance } from '../../../core/notices/bulk-lane.ts';
import { notify, notifyAll } from '../../../core/notices/notify.ts';
import { listDueNotices } from '../../../core/notices/settle-notice.ts';
import { useDatabase } from '../../support/database.ts';
import { act } from '../jobs/sample-job.ts';

describe('the bulk lane of notices', () => {
  const db = useDatabase();
  beforeEach(() => db.empty());

  const alerts = (count: number) => act(db.reader, (tx) => notifyAll(tx, Array.from({ length: count }, (_, n) => ({ id: `watch:m${n}:j`, member: `m${n}`, kind: 'watch.found', params: { job: 'j', watch: 'w' } }))));

  test('keeps an answer in front of a thousand alerts that came first', async () => {
    await alerts(1_000);
    db.clock.move(SECOND);
    await act(db.reader, (tx) => notify(tx, { id: 'answer', member: 'aye', kind: 'link.code' }));
    expect(await listDueNotices(db.reader)).toEqual(['answer']);
    expect(await listDueBulk(db.reader, 10)).toHaveLength(10);
  });

  test('rings no bell for an alert, and one for an answer', async () => {
    const rung: string[] = [];
    const reader = { ...db.reader, bell: (_queue: string, id: string) => { rung.push(id); } };
    await act(reader, (tx) => notifyAll(tx, [{ id: 'alert', member: 'aye', kind: 'watch.found' }, { id: 'answer', member: 'aye', kind: 'link.code' }]));
    expect(rung).toEqual(['answer']);
  });

  test('lets all processes together send so many a second, and saves up no more than one round', async () => {
    expect(await takeAllowance(db.reader, 1_000)).toBe(BULK_AT_ONCE);
    expect(await takeAllowance(db.reader, 1_000)).toBeLessThan(BULK_AT_ONCE);
    db.clock.move(SECOND);
    expect(await takeAllowance(db.reader, BULK_PER_SECOND)).toBe(BULK_PER_SECOND);
    db.clock.move(1_000 * SECOND);
    expect(await takeAllowance(db.reader, 1_000)).toBe(BULK_AT_ONCE);
  });

  test('never grants the same allowance to two that ask at once', async () => {
    const granted = await Promise.all(Array.from({ length: 6 }, () => takeAllowance(db.reader, BULK_AT_ONCE)));
    expect(granted.reduce((sum, each) => sum + each, 0)).toBeLessThan(2 * BULK_AT_ONCE);
  });
});
