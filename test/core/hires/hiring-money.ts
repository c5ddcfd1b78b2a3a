import { createCompany } from '../../../core/companies/create-company.ts';
import { moveApplication } from '../../../core/applications/move-application.ts';
import type { Bounty } from '../../../core/bounties/bounty-rules.ts';
import { DAY } from '../../../core/clock.ts';
import type { Reader } from '../../../core/db/database.ts';
import { hireIntents } from '../../../core/hires/hire-intents.ts';
import { Hires, type Hire } from '../../../core/hires/hire.model.ts';
import { Intents } from '../../../core/intents/intent.model.ts';
import { runIntent } from '../../../core/intents/run-intent.ts';
import { findJob } from '../../../core/jobs/find-job.ts';
import { fundJob } from '../../../core/jobs/fund-job.ts';
import type { Job } from '../../../core/jobs/job.model.ts';
import { openJob } from '../../../core/jobs/open-job.ts';
import { submitJob } from '../../../core/jobs/submit-job.ts';
import { jobEscrow, memberWallet } from '../../../core/ledger/chart-of-accounts.ts';
import { postTransfer } from '../../../core/ledger/post-transfer.ts';
import { readBalance } from '../../../core/ledger/read-balance.ts';
import { makeProof } from '../../../core/pin/pin-proof.ts';
import { giveInviteCode } from '../../../core/referrals/give-invite-code.ts';
import { openByLink } from '../../../core/referrals/open-by-link.ts';
import { updateProfile } from '../../../core/members/update-profile.ts';
import { submitApplication } from '../../../core/applications/submit-application.ts';
import type { MovableClock } from '../../../core/clock.ts';
import { act, must, SAMPLE_TEXT, sampleMember } from '../jobs/sample-job.ts';

export const USUAL: Bounty = { amount: 100_000, days: 90 };
/** What is held for one opening of the usual bounty. */
export const COST = 150_000;

let phones = 9_700_000_000;

/** Puts money into somebody's wallet. */
export async function topUp(reader: Reader, member: string, amount: number, key = `test:${member}:${amount}:${Math.random()}`): Promise<void> {
  must(await act(reader, (tx) => postTransfer(tx, { key, code: 'topup', debit: 'kbzpay:clearing', credit: memberWallet(member), amount, reference: 'test' })));
}

/** The work of hires that is due; other concepts' is left alone. */
async function dueHires({ db, clock }: Reader): Promise<{ _id: string }[]> {
  return Intents({ db }).find({ kind: /^hire\./, state: 'pending', dueAt: { $lte: clock.now() } }, { _id: 1 }).sort({ dueAt: 1 }).lean<{ _id: string }[]>();
}

/** Short words for what hiring does to money. */
export function useHiring(db: { readonly reader: Reader; readonly clock: MovableClock }) {
  const wallet = async (member: string) => readBalance(db.reader, memberWallet(member));
  const member = async (name: string) => {
    const id = await sampleMember(db.reader, name);
    must(await act(db.reader, (tx) => updateProfile(tx, { member: id, name, phone: `+95${++phones}`, about: 'Five years' })));
    return id;
  };
  const employer = async (money = 0) => {
    const owner = await member('U Kyaw');
    must(await act(db.reader, (tx) => createCompany(tx, { owner, name: 'Golden Lotus' })));
    if (money > 0) await topUp(db.reader, owner, money);
    return owner;
  };
  const submit = async (owner: string, bounty?: Bounty, openings = 1): Promise<Job> =>
    must(await act(db.reader, (tx) => submitJob(tx, { employer: owner, text: { ...SAMPLE_TEXT, openings, ...(bounty && { bounty }) } })));
  const fund = (job: Job) => act(db.reader, (tx) => fundJob(tx, { job: job._id, employer: job.employer, proof: makeProof(job.employer, 1) }));
  const publish = async (job: Job): Promise<Job> => {
    if (job.bounty) must(await fund(job));
    const { revision } = await findJob(db.reader, job._id) ?? job;
    return must(await act(db.reader, (tx) => openJob(tx, { job: job._id, revision })));
  };
  return {
    wallet, member, employer, submit, fund, publish,
    /** An open job of an employer who had exactly the money for it, with a day between posting and hiring. */
    openWithBounty: async (bounty: Bounty = USUAL, openings = 1): Promise<Job> => {
      const owner = await employer((bounty.amount + 50_000) * openings);
      const job = await publish(await submit(owner, bounty, openings));
      db.clock.move(DAY);
      return job;
    },
    /** A friend comes by somebody's link. */
    refer: async (job: Job, referrer: string, friend: string) => {
      const code = await act(db.reader, (tx) => giveInviteCode(tx, referrer));
      return act(db.reader, (tx) => openByLink(tx, { job: job._id, code, visitor: friend, joined: true }));
    },
    hire: async (job: Job, friend: string): Promise<Hire | undefined> => {
      const { _id } = must(await act(db.reader, (tx) => submitApplication(tx, { member: friend, job: job._id })));
      must(await act(db.reader, (tx) => moveApplication(tx, { employer: job.employer, application: _id, move: { to: 'hired' } })));
      return await Hires(db.reader).findById(_id).lean<Hire>() ?? undefined;
    },
    hireOf: async (id: string) => Hires(db.reader).findById(id).orFail().lean<Hire>(),
    /** What lies in a job's escrow, posted and free. */
    escrow: async (job: Job) => readBalance(db.reader, jobEscrow(job._id)),
    /** Time passes, and workers do what is due meanwhile. */
    wait: async (days: number) => {
      db.clock.move(days * DAY);
      for (let due = await dueHires(db.reader); due.length > 0; due = await dueHires(db.reader)) {
        for (const { _id } of due) await runIntent(db.reader, hireIntents, _id);
      }
    },
  };
}
