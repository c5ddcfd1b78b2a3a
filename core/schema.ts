import type { Connection } from 'mongoose';
import { Announcements } from './announcements/announcement.model.ts';
import { Applications } from './applications/application.model.ts';
import { Companies } from './companies/company.model.ts';
import { Jobs } from './jobs/job.model.ts';
import { SavedJobs } from './jobs/saved-job.model.ts';
import { Members } from './members/member.model.ts';
import { AuditRows } from './moderation/audit.model.ts';
import { PanelSessions } from './moderation/panel-session.model.ts';
import { RefusedTexts } from './moderation/refused-text.model.ts';
import { ReportCases } from './moderation/report-case.model.ts';
import { Reports } from './moderation/report.model.ts';
import { SignIns } from './moderation/sign-in.model.ts';
import { InviteCodes } from './referrals/invite-code.model.ts';
import { Referrals } from './referrals/referral.model.ts';

/** What this file wants of a model, whatever it holds. */
interface Indexed { createIndexes(): Promise<unknown> }

/** Every model of the product, each as the function that gives it on a connection. */
export const models: readonly ((on: { db: Connection }) => Indexed)[] = [
  Announcements, Applications, AuditRows, Companies, InviteCodes, Jobs, Members, PanelSessions, Referrals, RefusedTexts,
  ReportCases, Reports, SavedJobs, SignIns,
];

/** Creates all collections and indexes, where they are missing; run at every start. */
export async function createIndexes(db: Connection): Promise<void> {
  await Promise.all(models.map((model) => model({ db }).createIndexes()));
}
