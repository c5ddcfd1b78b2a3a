import { expect, test } from 'vitest';
import { listMyApplications } from '../../../core/applications/list-my-applications.ts';
import { moveApplication } from '../../../core/applications/move-application.ts';
import { companyOf } from '../../../core/companies/company-of.ts';
import { Intents } from '../../../core/intents/intent.model.ts';
import { findJob } from '../../../core/jobs/find-job.ts';
import { saveJob } from '../../../core/jobs/save-job.ts';
import { hasSaved } from '../../../core/jobs/list-saved-jobs.ts';
import { postTransfer } from '../../../core/ledger/post-transfer.ts';
import { memberWallet } from '../../../core/ledger/chart-of-accounts.ts';
import { readBalance } from '../../../core/ledger/read-balance.ts';
import { linkingIntents, mergeMember, type RepointChats } from '../../../core/linking/merge-member.ts';
import { updateProfile } from '../../../core/members/update-profile.ts';
import { giveInviteCode } from '../../../core/referrals/give-invite-code.ts';
import { listMyInvites } from '../../../core/referrals/list-my-invites.ts';
import { openByLink } from '../../../core/referrals/open-by-link.ts';
import { useDatabase } from '../../support/database.ts';
import { sampleApplicant, sampleApplication, told } from '../applications/application-cast.ts';
import { act, must, openSampleJob, sampleEmployer } from '../jobs/sample-job.ts';
import { linkChats } from './link-cast.ts';

const db = useDatabase();
let repointed: string[] = [];
const repointChats: RepointChats = async (_, from, to) => { repointed.push(`${from} → ${to}`); };

/** Two members who each own something of everything, linked; not yet merged. */
async function twoLives() {
  const to = await sampleApplicant(db.reader, 'First');
  const from = await sampleEmployer(db.reader);
  const job = await openSampleJob(db.reader, {}, from);
  const [twice, once] = [await openSampleJob(db.reader), await openSampleJob(db.reader)];
  must(await act(db.reader, async (tx) => saveJob(tx, { member: from, job: once._id })));
  const applicant = await sampleApplicant(db.reader, 'Somebody');
  await sampleApplication(db.reader, job._id, applicant);
  await sampleApplication(db.reader, twice._id, to);
  must(await act(db.reader, (tx) => updateProfile(tx, { member: from, phone: '+959777999888' })));
  const further = await sampleApplication(db.reader, twice._id, from);
  must(await act(db.reader, (tx) => moveApplication(tx, { employer: twice.employer, application: further._id, move: { to: 'offer' } })));
  const code = await act(db.reader, (tx) => giveInviteCode(tx, from));
  must(await act(db.reader, (tx) => openByLink(tx, { job: once._id, code, visitor: applicant, joined: true })));
  must(await act(db.reader, (tx) => postTransfer(tx, {
    key: `test:${from}`, code: 'topup', debit: 'kbzpay:clearing', credit: memberWallet(from), amount: 7_000, reference: 'test', textKey: 'wallet:entry.topup',
  })));
  const link = await linkChats(db.reader, { member: to, chat: `telegram:${to}` }, { member: from, chat: `viber:${from}` });
  return { from, to, link, job, twice, once, further };
}

async function expectOneLife({ to, job, once, further, twice }: Awaited<ReturnType<typeof twoLives>>) {
  expect((await companyOf(db.reader, to))?.name).toBe('Golden Lotus Trading');
  expect((await findJob(db.reader, job._id))?.employer).toBe(to);
  expect(await hasSaved(db.reader, { member: to, job: once._id })).toBe(true);
  expect((await listMyApplications(db.reader, { member: to })).applications).toMatchObject([{ _id: further._id, job: twice._id, stage: 'offer' }]);
  expect((await listMyInvites(db.reader, { member: to })).invites).toMatchObject([{ job: once._id, state: 'joined' }]);
  expect(await readBalance(db.reader, memberWallet(to))).toMatchObject({ balance: 7_000 });
}

test('merging makes jobs, applications, invites, files and money one person\'s, points the chats over and says so once', async () => {
  const lives = await twoLives();
  const handler = linkingIntents({ repointChats })['member.merge'];
  const intent = await Intents(db.reader).findById(`link:${lives.link}:merge`).lean();
  if (!intent || !handler) throw new Error('no merge was planned');
  repointed = [];
  for (let again = 0; again < 2; again++) expect(await handler({ ...db.reader, resumed: again > 0 }, intent)).toEqual({ kind: 'done' });
  await expectOneLife(lives);
  expect(repointed).toContain(`${lives.from} → ${lives.to}`);
  expect((await told(db.reader, lives.to)).filter((kind) => kind === 'link.done')).toHaveLength(1);
});

test('a merge that stopped after any part resumes there', async () => {
  const lives = await twoLives();
  const broken: RepointChats = async () => { throw new Error('killed'); };
  await expect(mergeMember(db.reader, broken, lives.link)).rejects.toThrow('killed');
  for (const again of [false, false, true]) await mergeMember(db.reader, repointChats, lives.link, again);
  await expectOneLife(lives);
});

test('a link that was not confirmed merges nothing', async () => {
  expect(await mergeMember(db.reader, repointChats, 'nosuchlink00')).toEqual({ kind: 'done' });
});
