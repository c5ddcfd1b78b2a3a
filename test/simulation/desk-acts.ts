import { z } from 'zod';
import { approveCorrection, declineCorrection } from '../../core/corrections/decide-correction.ts';
import { proposeCorrection } from '../../core/corrections/propose-correction.ts';
import { inTransaction, type Reader, type Tx } from '../../core/db/database.ts';
import type { Result } from '../../core/errors.ts';
import { approveJob } from '../../core/moderation/approve-job.ts';
import { closePaymentCase } from '../../core/moderation/close-payment-case.ts';
import { decideHire } from '../../core/moderation/decide-hire.ts';
import { approveWithdrawal, confirmPayout, exportBatch, refuseWithdrawal } from '../../core/moderation/decide-withdrawal.ts';
import { rejectJob } from '../../core/moderation/reject-job.ts';
import { takeDown } from '../../core/moderation/take-down.ts';
import { applyStatement } from '../../core/reconcile/apply-statement.ts';
import { keepStatement } from '../../core/reconcile/keep-statement.ts';
import { settleRefundByHand } from '../../core/refunds/end-refund.ts';
import { startRefund } from '../../core/refunds/start-refund.ts';
import { acceptSlip } from '../../core/slips/accept-slip.ts';
import { rejectSlip } from '../../core/slips/reject-slip.ts';

/** An act of the panel as the app's process does it: what a form brought, and the use case behind that form. */
type DeskAct = (reader: Reader, input: unknown) => Promise<Result<unknown, string>>;

function desk<T>(shape: z.ZodType<T>, run: (tx: Tx, input: T) => Promise<Result<unknown, string>>): DeskAct {
  return (reader, input) => inTransaction(reader, (tx) => run(tx, shape.parse(input)));
}

const by = z.string();
const aboutWithdrawal = z.object({ withdrawal: z.string(), by });
const aboutJob = z.object({ job: z.string(), revision: z.number(), by });

/** Everything that people of the money role, and the moderator of jobs, do in the panel: so a process can be killed in the middle of it. */
export const DESK_ACTS = {
  approveWithdrawal: desk(aboutWithdrawal, approveWithdrawal),
  refuseWithdrawal: desk(aboutWithdrawal.extend({ reason: z.string() }), refuseWithdrawal),
  confirmPayout: desk(aboutWithdrawal.extend({ reference: z.string() }), confirmPayout),
  exportBatch: desk(z.object({ way: z.string(), by }), exportBatch),
  acceptSlip: desk(z.object({ slip: z.string(), by, amount: z.number(), reference: z.string() }), acceptSlip),
  rejectSlip: desk(z.object({ slip: z.string(), by, reason: z.string() }), rejectSlip),
  startRefund: desk(z.object({ order: z.string(), amount: z.number(), reason: z.string(), by, wish: z.string() }), startRefund),
  settleRefund: desk(z.object({ refund: z.string(), by, sent: z.boolean(), reference: z.string() }), settleRefundByHand),
  proposeMove: desk(z.object({ by, reason: z.string(), debit: z.string(), credit: z.string(), amount: z.number() }), proposeCorrection),
  proposeReversal: desk(z.object({ by, reason: z.string(), reverses: z.string() }), proposeCorrection),
  approveCorrection: desk(z.object({ correction: z.string(), by }), approveCorrection),
  declineCorrection: desk(z.object({ correction: z.string(), by }), declineCorrection),
  keepStatement: desk(z.object({ by, provider: z.string(), from: z.string(), to: z.string(), text: z.string() }), keepStatement),
  applyStatement: desk(z.object({ statement: z.string(), by }), applyStatement),
  closeCase: desk(z.object({ case: z.string(), by, note: z.string() }), closePaymentCase),
  decideHire: desk(z.object({ hire: z.string(), by, verdict: z.string(), note: z.string() }), decideHire),
  approveJob: desk(aboutJob, approveJob),
  rejectJob: desk(aboutJob.extend({ reason: z.string() }), rejectJob),
  takeDown: desk(z.object({ job: z.string(), by, reason: z.string() }), takeDown),
} as const satisfies Readonly<Record<string, DeskAct>>;

export type DeskActName = keyof typeof DESK_ACTS;

/** True for an act of the table: for what came as a message. */
export function isDeskAct(name: string): name is DeskActName {
  return Object.hasOwn(DESK_ACTS, name);
}
