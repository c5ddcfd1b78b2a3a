import type { Tx } from '../db/database.ts';
import { ReportCases, type ReportCase } from './report-case.model.ts';

/** Counts one more report of a job, opening its case when there is none. Returns the case as it is now. */
export async function addToReportCase(tx: Tx, job: string): Promise<ReportCase> {
  const now = tx.clock.now();
  const isOpen = { $eq: ['$state', 'open'] };
  return ReportCases(tx).findOneAndUpdate(
    { _id: job },
    [
      {
        $set: {
          reports: { $cond: [isOpen, { $add: ['$reports', 1] }, 1] },
          firstAt: { $cond: [isOpen, '$firstAt', now] },
          lastAt: now,
        },
      },
      { $set: { state: 'open' } },
      { $unset: 'decision' },
    ],
    { session: tx.session, upsert: true, returnDocument: 'after', updatePipeline: true },
  ).orFail().lean<ReportCase>();
}

/** Settles the open reports of a job. False when there were none, or another tab was first. */
export async function closeReportCase(tx: Tx, job: string, decision: NonNullable<ReportCase['decision']>): Promise<boolean> {
  const closed = await ReportCases(tx).updateOne({ _id: job, state: 'open' }, { $set: { state: 'decided', decision } }, { session: tx.session });
  return closed.modifiedCount === 1;
}
