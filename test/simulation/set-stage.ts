import type { Conversation } from '../../bots/conversation/conversation.ts';
import { Conversations } from '../../bots/conversation/conversation.model.ts';
import { createCompany } from '../../core/companies/create-company.ts';
import { inTransaction, type Reader, type Tx } from '../../core/db/database.ts';
import type { Result } from '../../core/errors.ts';
import { submitJob } from '../../core/jobs/submit-job.ts';
import { memberWallet } from '../../core/ledger/chart-of-accounts.ts';
import { postTransfer } from '../../core/ledger/post-transfer.ts';
import { grantRole } from '../../core/members/grant-role.ts';
import { IdentityChecks } from '../../core/identity/identity.model.ts';
import { giveInviteCode } from '../../core/referrals/give-invite-code.ts';
import { makeProof } from '../../core/pin/pin-proof.ts';
import { fundJob } from '../../core/jobs/fund-job.ts';
import { newId } from '../../core/db/new-id.ts';
import type { Bounty } from '../../core/bounties/bounty-rules.ts';
import { joinMember } from '../../core/members/join-member.ts';
import { updateProfile } from '../../core/members/update-profile.ts';
import { approveJob } from '../../core/moderation/approve-job.ts';
import type { Person } from './people.ts';
import { POOR } from './plan.ts';
import type { World } from './world.ts';

/** What everybody's wallet holds at the beginning, in kyat. */
export const FUNDS = 100_000_000;

/** The stage before the first round: everybody has joined, the first people own a job each, a moderator approves. */
export interface SetStage {
  /** Members by the number of their person. */
  readonly members: readonly string[];
  /** Jobs by the number of their owner. */
  readonly jobs: readonly string[];
  /** The codes of everybody's links. */
  readonly codes: readonly string[];
  /** Two people who decide about money. */
  readonly moneyRole: readonly string[];
  /** Who decides about jobs. */
  readonly moderator: string;
  /** A moderator opens one more job of the first employer; the channel is told. */
  approveAnother(): Promise<void>;
}

export async function setStage(world: World, people: readonly Person[], jobs: number): Promise<SetStage> {
  for (const person of people) await person.phone.open();
  await Promise.all(people.map((person) => person.press('g nav.speak en')));
  for (const person of people) if (person.phone.channel === 'viber') await person.phone.say('menu');
  const members = await Promise.all(people.map((person) => memberOf(world.reader, person)));
  for (const [index, member] of members.entries()) await equip(world.reader, member, index, index >= members.length - POOR.people ? POOR.funds : FUNDS);
  const moderator = await act(world.reader, (tx) => joinMember(tx, { name: 'U Kyaw' }));
  must(await act(world.reader, (tx) => grantRole(tx, { member: moderator, role: 'content' })));
  const moneyRole = [await act(world.reader, (tx) => joinMember(tx, { name: 'Daw Mya' })), await act(world.reader, (tx) => joinMember(tx, { name: 'U Ba' }))];
  for (const member of moneyRole) must(await act(world.reader, (tx) => grantRole(tx, { member, role: 'money' })));
  const codes: string[] = [];
  for (const member of members) codes.push(await act(world.reader, (tx) => giveInviteCode(tx, member)));
  const open: string[] = [];
  for (const [index, member] of members.slice(0, jobs).entries()) {
    must(await act(world.reader, (tx) => createCompany(tx, { owner: member, name: `Company ${index}` })));
    open.push(await openJob(world.reader, member, moderator, index, { amount: 100_000, days: index % 2 === 0 ? 2 : 0 }));
  }
  const [employer = ''] = members;
  let number = jobs;
  return { members, jobs: open, codes, moneyRole, moderator, approveAnother: async () => { await openJob(world.reader, employer, moderator, number++).catch(() => undefined); } };
}

async function memberOf(reader: Reader, person: Person): Promise<string> {
  const conversation = await Conversations(reader).findById(person.chat).lean<Conversation>();
  if (!conversation?.member) throw new Error(`${person.chat} has not joined`);
  return conversation.member;
}

async function equip(reader: Reader, member: string, index: number, funds: number): Promise<void> {
  must(await act(reader, (tx) => updateProfile(tx, { member, name: `Person ${index}`, phone: `+9597${String(70_000_000 + index)}`, about: 'ready' })));
  must(await act(reader, (tx) => postTransfer(tx, {
    key: `topup:simulation-${index}`, code: 'topup', debit: 'kbzpay:clearing', credit: memberWallet(member), amount: funds, reference: 'order:simulation', textKey: 'wallet:entry.topup',
  })));
  await IdentityChecks(reader).create([{ _id: newId(), member, state: 'accepted', live: true, createdAt: reader.clock.now() }]);
}

async function openJob(reader: Reader, employer: string, moderator: string, number: number, bounty?: Bounty): Promise<string> {
  const text = {
    role: 'accountant', title: `Accountant ${number}`, category: 'accounting', openings: bounty ? 20 : 2, place: 'MM-06-hlaing', type: 'full-time',
    pay: { min: 500_000, max: 800_000, period: 'month', negotiable: false }, description: `Keeps the books of shop number ${number}.`, contactPhone: '+959777123456', ...(bounty && { bounty }),
  } as const;
  const submitted = must(await act(reader, (tx) => submitJob(tx, { employer, text })));
  const { _id: job, revision } = bounty ? must(await act(reader, (tx) => fundJob(tx, { job: submitted._id, employer, proof: makeProof(employer, 1) }))) : submitted;
  must(await act(reader, (tx) => approveJob(tx, { job, revision, by: moderator })));
  return job;
}

function act<T>(reader: Reader, work: (tx: Tx) => Promise<T>): Promise<T> { return inTransaction(reader, work); }

function must<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(`refused: ${result.code}`);
  return result.value;
}
