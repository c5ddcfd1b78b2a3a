import { createCompany } from '../../core/companies/create-company.ts';
import type { Job, JobText } from '../../core/jobs/job.model.ts';
import { updateProfile } from '../../core/members/update-profile.ts';
import { Conversations } from '../../bots/conversation/conversation.model.ts';
import type { ChannelName } from '../../flows/engine/inbound.ts';
import { act, must, openSampleJob } from '../core/jobs/sample-job.ts';
import type { Actor } from '../support/actor.ts';
import type { Stage } from '../support/story.ts';

/** The other channel than the story's. */
export function otherChannel({ channel }: Stage): ChannelName {
  return channel === 'telegram' ? 'viber' : 'telegram';
}

/** The member that an actor's chat speaks for. */
export async function memberOf({ system }: Stage, { phone }: Actor): Promise<string> {
  const chat = await Conversations(system.app.runtime.reader).findById(`${phone.channel}:${phone.id}`).lean();
  if (!chat?.member) throw new Error(`${phone.name} has not joined`);
  return chat.member;
}

/** An employer who sits at a phone, with an approved job. */
export async function bossWithJob(stage: Stage, text: Partial<JobText> = {}, on: { channel?: ChannelName } = {}): Promise<{ boss: Actor; job: Job }> {
  const boss = await stage.person('U Kyaw', on).arrives();
  const owner = await memberOf(stage, boss);
  const { reader } = stage.system.app.runtime;
  must(await act(reader, (tx) => createCompany(tx, { owner, name: 'Golden Lotus' })));
  const job = await openSampleJob(reader, text, owner);
  await stage.system.settle();
  boss.looksAway();
  return { boss, job };
}

/** A person at a phone who has applied before: name and phone are known. */
export async function knownApplicant(stage: Stage, name = 'Aye Aye', on: { channel?: ChannelName } = {}): Promise<Actor> {
  const actor = await stage.person(name, on).arrives();
  const member = await memberOf(stage, actor);
  must(await act(stage.system.app.runtime.reader, (tx) => updateProfile(tx, { member, name, phone: '+959777123456', about: 'Two years in a shop' })));
  return actor;
}

/** Opens a job by its link and applies in two taps. */
export async function applies(actor: Actor, job: Job): Promise<void> {
  await actor.opens(`j_${job._id}`);
  await actor.taps('find:buttons.apply');
  await actor.taps('apply:buttons.send');
}
