import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { confirmHire } from '../hires/confirm-hire.ts';
import { type InactiveCode, requireActive } from '../members/require-active.ts';
import { notify } from '../notices/notify.ts';
import { moveReferral } from '../referrals/move-referral.ts';
import { type EmployerStage, MOVES } from './application-stage.ts';
import { Applications, type Application, type Interview, type Rejection } from './application.model.ts';

/** Where an employer moves an application; an interview says when and where, a rejection why. */
export type Move =
  | { readonly to: 'viewed' | 'shortlisted' | 'offer' | 'hired' }
  | { readonly to: 'interview'; readonly interview: Interview }
  | { readonly to: 'rejected'; readonly rejection: Rejection };

export type MoveRefusal = InactiveCode | 'not_found' | 'already_there' | 'application_closed';

/**
 * Moves an application of this employer's to another stage and tells the applicant, and the referrer of a referred friend. A
 * hire also does what the job's bounty asks for (core/hires).
 * Conditional on the employer and on a stage from which the move is allowed: of two taps, or of a tap and a withdrawal, one
 * wins. Refuses `banned`, `member_not_found`, `not_found` (also another's), `already_there` (also when it is further on),
 * `application_closed` (`stage`: withdrawn, rejected or hired).
 */
export async function moveApplication(tx: Tx, input: { employer: string; application: string; move: Move }): Promise<Result<Application, MoveRefusal>> {
  const active = await requireActive(tx, input.employer);
  if (!active.ok) return active;
  const { move } = input;
  const now = tx.clock.now();
  const moved = await Applications(tx).findOneAndUpdate(
    { _id: input.application, employer: active.value._id, stage: { $in: MOVES[move.to] } },
    {
      $set: {
        stage: move.to, movedAt: now,
        ...(move.to === 'interview' && { interview: move.interview }),
        ...(move.to === 'rejected' && { rejection: move.rejection }),
      },
      $push: { history: { stage: move.to, at: now } },
    },
    { session: tx.session, returnDocument: 'after' },
  ).lean<Application>();
  if (!moved) return whyNot(tx, active.value._id, input.application);
  await tellApplicant(tx, moved, move);
  if (move.to === 'viewed') return ok(moved);
  const referral = await moveReferral(tx, { job: moved.job, friend: moved.member, to: move.to });
  if (move.to === 'hired') await confirmHire(tx, { application: moved, referral });
  return ok(moved);
}

async function whyNot(tx: Tx, employer: string, application: string): Promise<Result<Application, MoveRefusal>> {
  const found = await Applications(tx).findOne({ _id: application, employer }, {}, { session: tx.session }).lean<Application>();
  if (!found) return refused('not_found');
  const closed = found.stage === 'withdrawn' || found.stage === 'rejected' || found.stage === 'hired';
  return refused(closed ? 'application_closed' : 'already_there', { stage: found.stage });
}

function interviewParams({ when, where, at, timed = false }: Interview): Record<string, string | number | boolean> {
  return { when, where, ...(at && { at: at.getTime(), timed }) };
}

async function tellApplicant(tx: Tx, application: Application, move: Move): Promise<void> {
  const kinds: Record<EmployerStage, `application.${EmployerStage}`> = {
    viewed: 'application.viewed', shortlisted: 'application.shortlisted', interview: 'application.interview',
    offer: 'application.offer', hired: 'application.hired', rejected: 'application.rejected',
  };
  await notify(tx, {
    id: `application:${application._id}:${move.to}:${application.history.length}`,
    member: application.member,
    kind: kinds[move.to],
    params: {
      application: application._id, job: application.job, jobTitle: application.jobTitle, companyName: application.companyName,
      moves: application.history.length,
      ...(move.to === 'interview' && interviewParams(move.interview)),
      ...(move.to === 'rejected' && { reason: move.rejection.code, ...(move.rejection.text && { text: move.rejection.text }) }),
    },
  });
}
