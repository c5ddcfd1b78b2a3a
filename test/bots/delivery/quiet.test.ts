import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Conversations } from '../../../bots/conversation/conversation.model.ts';
import { SECOND } from '../../../core/clock.ts';
import { notify } from '../../../core/notices/notify.ts';
import { act } from '../../core/jobs/sample-job.ts';
import { Actor } from '../../support/actor.ts';
import { startSystem, type System } from '../../support/start-system.ts';

describe('waiting for a process', () => {
  let system: System;
  let aye: Actor;
  let member = '';
  beforeAll(async () => {
    system = await startSystem();
    aye = await new Actor(system, system.telegram.phone({ name: 'Aye Aye' }), 'en').arrives();
    member = (await chat())?.member ?? '';
  });
  afterAll(() => system.stop());

  const chat = () => Conversations(system.app.runtime.reader).findById(`telegram:${aye.phone.id}`).lean();
  let told = 0;
  const tells = (reader: System['app']['runtime']['reader']) => act(reader, (tx) => notify(tx, { id: `told:${++told}`, member, kind: 'topup.paid', params: { amount: 5_000, receipt: `r${told}` } }));
  const sees = () => aye.sees('wallet:order.paid', { amount: '5,000 kyat' });

  test('until all is answered: it is on the phone; until it has settled: it stands in no outbox either', async () => {
    for (const said of ['menu', 'help', 'menu']) await aye.says(said);
    aye.sees('home:menu.body');
    await system.settle();
    const { outbox, delivery, dueAt } = (await chat()) ?? {};
    expect({ outbox, delivery, dueAt }).toEqual({ outbox: [], delivery: undefined, dueAt: undefined });
  });

  test('until all is answered comes after what a bell was rung for', async () => {
    aye.looksAway();
    await tells(system.app.runtime.reader);
    await system.answered();
    sees();
  });

  test('until it has settled finds what nobody rang for', async () => {
    const { db, clock } = system.app.runtime.reader;
    aye.looksAway();
    await tells({ db, clock });
    await system.settle();
    sees();
  });

  test('until all is answered looks again when the clock was moved', async () => {
    const { db, clock } = system.app.runtime.reader;
    await system.settle();
    aye.looksAway();
    await tells({ db, clock });
    system.clock.move(2 * SECOND);
    await system.answered();
    sees();
  });
});
