import { describe, expect, test } from 'vitest';
import { inTransaction } from '../../../core/db/database.ts';
import { joinMember } from '../../../core/members/join-member.ts';
import { Notices } from '../../../core/notices/notice.model.ts';
import { notify } from '../../../core/notices/notify.ts';
import { useDatabase } from '../../support/database.ts';
import { makeBots, Writer, type Bots } from '../make-bots.ts';
import { PaperChannel } from '../paper-channel.ts';

describe('placing a notice', () => {
  const db = useDatabase();
  const channels = { telegram: new PaperChannel('telegram'), viber: new PaperChannel('viber') };
  const twoProcesses = () => [makeBots(db.reader, { channels }), makeBots(db.reader, { channels })] as const;
  const tells = async (aye: Writer, id: string): Promise<void> => {
    const member = await inTransaction(db.reader, (tx) => joinMember(tx, { name: 'Aye' }));
    await db.connection.collection('conversations').updateOne({ chat: aye.chat }, { $set: { member } });
    await inTransaction(db.reader, (tx) => notify(tx, { id, member, kind: 'link.code' }));
  };
  const heard = (aye: Writer, id: string) => channels.telegram.textsOf(aye.chat).filter((text) => text.includes(`notice ${id}`)).length;
  const placesIn = async ({ placer, idle }: Bots, id: string): Promise<void> => {
    await placer.place(id);
    await idle();
  };
  const stateOf = async (id: string) => (await Notices(db.reader).findById(id).lean())?.state;

  test('in a process that knows the chat from before its language was chosen in another', async () => {
    const [one, other] = twoProcesses();
    const aye = new Writer();
    await one.handler.handle(aye.text('hello'));
    await one.idle();
    expect(await one.runtime.store.load(aye.id)).toMatchObject({ language: undefined });
    await aye.joins(other);
    await tells(aye, 'stale');
    await placesIn(one, 'stale');
    expect([await stateOf('stale'), heard(aye, 'stale')]).toEqual(['placed', 1]);
  });

  test('in a process whose copy of the chat is older than what another wrote', async () => {
    const [one, other] = twoProcesses();
    const aye = await new Writer().joins(one);
    await other.handler.handle(aye.text('hello'));
    await other.idle();
    await tells(aye, 'late');
    await placesIn(one, 'late');
    expect([await stateOf('late'), heard(aye, 'late')]).toEqual(['placed', 1]);
  });

  test('once, however many bells and sweeps come for it in however many processes', async () => {
    const [one, other] = twoProcesses();
    const aye = await new Writer().joins(one);
    await tells(aye, 'often');
    await Promise.all([one.placer.place('often'), one.placer.place('often'), one.placer.placeDue(), other.placer.place('often'), other.placer.placeDue()]);
    await Promise.all([one.idle(), other.idle()]);
    expect([await stateOf('often'), heard(aye, 'often')]).toEqual(['placed', 1]);
  });
});
