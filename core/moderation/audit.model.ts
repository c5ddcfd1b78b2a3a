import { Schema, type Connection } from 'mongoose';
import { modelOn } from '../db/model-on.ts';

/** Everything a moderator, or a rule in their place, can have done. */
export type ModerationAct =
  | 'job.approve' | 'job.reject' | 'job.hide' | 'job.show' | 'job.take_down'
  | 'report.dismiss' | 'member.ban' | 'member.unban' | 'role.grant' | 'role.revoke'
  | 'announcement.resolve' | 'session.open' | 'session.revoke'
  | 'reward.decide' | 'payment.close_case' | 'phone.show'
  | 'slip.accept' | 'slip.reject' | 'refund.start' | 'refund.end' | 'correction.propose' | 'correction.approve' | 'correction.decline'
  | 'statement.apply'
  | 'withdrawal.agree' | 'withdrawal.fail' | 'withdrawal.pay' | 'withdrawal.export'
  | 'identity.accept' | 'identity.refuse' | 'identity.look' | 'pin.reset' | 'pin.keep';

/** One act, never changed afterwards. */
export interface AuditRow {
  readonly _id: string;
  readonly at: Date;
  /** The member who did it; `reports` when five reports hid a job, `setting` for the first moderator. */
  readonly by: string;
  readonly act: ModerationAct;
  /** What it was done to: `job:ID`, `member:ID`. */
  readonly subject: string;
  readonly before?: string;
  readonly after?: string;
  readonly reason?: string;
}

const auditSchema = new Schema<AuditRow>(
  {
    _id: { type: String, required: true },
    at: { type: Date, required: true },
    by: { type: String, required: true },
    act: { type: String, required: true },
    subject: { type: String, required: true },
    before: String,
    after: String,
    reason: String,
  },
  { collection: 'audit', versionKey: false },
);
auditSchema.index({ at: -1 });
auditSchema.index({ subject: 1, at: -1 });

export const AuditRows = (on: { db: Connection }) => modelOn<AuditRow>(on.db, 'AuditRow', auditSchema);
