import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ParkedUpdates } from '../../bots/conversation/parked.model.ts';
import { Conversations } from '../../bots/conversation/conversation.model.ts';
import { MINUTE } from '../../core/clock.ts';
import { applicationTo } from '../../core/applications/find-application.ts';
import { createCompany } from '../../core/companies/create-company.ts';
import { findJob } from '../../core/jobs/find-job.ts';
import { updateProfile } from '../../core/members/update-profile.ts';
import { PaymentOrders } from '../../core/payments/payment-order.model.ts';
import { flowTable } from '../../flows/table.ts';
import type { ChannelName } from '../../flows/engine/inbound.ts';
import { act, must, openSampleJob, pendingJob } from '../core/jobs/sample-job.ts';
import { Actor } from '../support/actor.ts';
import { startSystem, type System } from '../support/start-system.ts';

const PLACES = flowTable('MyanJobs').flows.flatMap((flow) => (flow.form ? [flow.name] : Object.keys(flow.steps).map((step) => `${flow.name}.${step}`)));
const NONSENSE = ['', '__proto__', '1e309', '~999'];
const TAPS_A_MINUTE = 30;

/** What nobody but the two people concerned may read. */
const SECRET = { applicant: 'Daw Secret', phone: '09 777 654 321', pending: 'A pending description that nobody may see' };

describe.each(['telegram', 'viber'] as const)('buttons that carry what is not the member’s own, on %s', (channel: ChannelName) => {
  let system: System;
  let ids: { open: string; pending: string; application: string; order: string; boss: string; aye: string };
  let mallory: Actor;
  let taps = 0;
  beforeAll(async () => {
    system = await startSystem();
    mallory = await person('Mallory').arrives();
    const { reader } = system.app.runtime;
    const [bossActor, ayeActor] = [await person('U Kyaw').arrives(), await person('Aye').arrives()];
    const [boss, aye] = [await memberOf(bossActor), await memberOf(ayeActor)];
    must(await act(reader, (tx) => createCompany(tx, { owner: boss, name: 'Golden Lotus' })));
    must(await act(reader, (tx) => updateProfile(tx, { member: aye, name: SECRET.applicant, phone: '+959777654321' })));
    const open = await openSampleJob(reader, { title: 'Cook' }, boss);
    const pending = await pendingJob(reader, { description: SECRET.pending }, boss);
    await ayeActor.opens(`j_${open._id}`);
    await ayeActor.taps('find:buttons.apply');
    await ayeActor.taps('apply:buttons.send');
    await ayeActor.says('menu');
    await ayeActor.taps('home:buttons.wallet');
    await ayeActor.taps('wallet:buttons.topup');
    await ayeActor.says('10000');
    await ayeActor.taps('wallet:buttons.qr');
    const application = await applicationTo(reader, { member: aye, job: open._id });
    const order = await PaymentOrders(reader).findOne({ member: aye }).lean();
    ids = { open: open._id, pending: pending._id, application: application?._id ?? '', order: order?._id ?? '', boss, aye };
  });
  afterAll(() => system.stop());

  const person = (name: string) => new Actor(system, channel === 'telegram' ? system.telegram.phone({ name }) : system.viber.phone({ name }), 'en');

  async function memberOf({ phone }: Actor): Promise<string> {
    return (await Conversations(system.app.runtime.reader).findById(`${phone.channel}:${phone.id}`).lean())?.member ?? '';
  }

  /** Presses a button of one's own making. */
  async function forge(data: string): Promise<void> {
    if (++taps % TAPS_A_MINUTE === 0) system.clock.move(MINUTE);
    const bubble = mallory.phone.screen.findLast((each) => each.from === 'bot')?.id ?? '';
    await mallory.phone.tap(channel === 'telegram' ? { label: '', kind: 'callback', data, bubble } : { label: '', kind: 'reply', data: `mj:${data}`, silent: true });
  }

  /** Everything of the others, as it stands. */
  async function belongings(): Promise<unknown> {
    const { reader } = system.app.runtime;
    const { applications: _counted, ...job } = await findJob(reader, ids.open) ?? { applications: 0 };
    return [job, await findJob(reader, ids.pending), await applicationTo(reader, { member: ids.aye, job: ids.open }), (await PaymentOrders(reader).findById(ids.order).lean())?.state];
  }

  const parked = () => ParkedUpdates(system.app.runtime.reader).find().lean();

  test('every place of the product, opened with the ids of others: nothing is told and nothing changes', async () => {
    const before = await belongings();
    for (const place of PLACES) {
      for (const id of [ids.pending, ids.application, ids.order, ids.boss]) {
        if (!place.includes('.')) await forge('g nav.drop'); // a form asks about the one before
        await forge(`g ${place} ${id} offer`);
      }
    }
    await system.settle();
    const heard = mallory.phone.screen.map((bubble) => JSON.stringify(bubble)).join('\n');
    for (const secret of Object.values(SECRET)) expect(heard).not.toContain(secret);
    expect(await belongings()).toEqual(before);
    expect(await parked()).toEqual([]);
  });

  test('every place with nonsense for an id gets an answer, and no step fails', async () => {
    for (const place of PLACES) {
      for (const nonsense of [...NONSENSE, 'y'.repeat(64 - place.length - 3)]) {
        if (!place.includes('.')) await forge('g nav.drop');
        await forge(`g ${place} ${nonsense}`.trim());
      }
    }
    await system.settle();
    expect(await parked()).toEqual([]);
  });

  test('answers of one’s own making in one’s own form are refused, and no step fails', async () => {
    await forge('g nav.drop');
    for (const form of ['post', `apply ${ids.open}`, 'topup', 'linkcode', 'myprofile about']) {
      await forge(`g ${form}`);
      await system.settle();
      for (const value of ['skip', 'more:99', 'keep', 'send', 'as-written', '0', '1e309', 'negotiable', 'toString']) {
        const { token = '', step = '' } = (await system.app.runtime.store.loadFresh(`${channel}:${mallory.phone.id}`))?.session.form ?? {};
        await forge(`a ${token} ${step} ${value}`);
      }
      await forge('g nav.drop');
    }
    await system.settle();
    expect(await parked()).toEqual([]);
  });
});
