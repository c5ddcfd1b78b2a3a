import type { Connection } from 'mongoose';
import { Announcements } from './announcements/announcement.model.ts';
import { ChannelPaces } from './announcements/channel-pace.model.ts';
import { Applications } from './applications/application.model.ts';
import { Openings } from './bounties/opening.model.ts';
import { Companies } from './companies/company.model.ts';
import { Corrections } from './corrections/correction.model.ts';
import { Files } from './files/file.model.ts';
import { FolderClaims } from './files/folder-claim.model.ts';
import { Hires } from './hires/hire.model.ts';
import { IdentityChecks } from './identity/identity.model.ts';
import { Intents } from './intents/intent.model.ts';
import { Jobs } from './jobs/job.model.ts';
import { SavedJobs } from './jobs/saved-job.model.ts';
import { Accounts } from './ledger/account.model.ts';
import { Entries } from './ledger/entry.model.ts';
import { SealedAccounts, Seals } from './ledger/seal.model.ts';
import { Transfers } from './ledger/transfer.model.ts';
import { LinkTriesOf } from './linking/link-tries.model.ts';
import { Links } from './linking/link.model.ts';
import { LinkedChats } from './linking/linked-chat.model.ts';
import { Members } from './members/member.model.ts';
import { AuditRows } from './moderation/audit.model.ts';
import { PanelSessions } from './moderation/panel-session.model.ts';
import { RefusedTexts } from './moderation/refused-text.model.ts';
import { ReportCases } from './moderation/report-case.model.ts';
import { Reports } from './moderation/report.model.ts';
import { SignIns } from './moderation/sign-in.model.ts';
import { BulkLanes } from './notices/bulk-lane.model.ts';
import { Notices } from './notices/notice.model.ts';
import { PaymentCallbacks } from './payments/payment-callback.model.ts';
import { PaymentCases } from './payments/payment-case.model.ts';
import { PaymentOrders } from './payments/payment-order.model.ts';
import { ProviderHealths } from './payments/provider-health.model.ts';
import { Pins } from './pin/pin.model.ts';
import { Allowances } from './withdrawals/allowance.model.ts';
import { PayoutBatches, Withdrawals } from './withdrawals/withdrawal.model.ts';
import { InviteCodes } from './referrals/invite-code.model.ts';
import { ReferralMonths } from './referrals/referral-month.model.ts';
import { Referrals } from './referrals/referral.model.ts';
import { ProviderStatements } from './reconcile/statement.model.ts';
import { Refunds } from './refunds/refund.model.ts';
import { Slips } from './slips/slip.model.ts';
import { WatchFinds } from './watches/watch-find.model.ts';
import { WatchMutes } from './watches/watch-mute.model.ts';
import { WatchPosts } from './watches/watch-post.model.ts';
import { Watches } from './watches/watch.model.ts';

/** What this file wants of a model, whatever it holds. */
interface Indexed { createIndexes(): Promise<unknown> }

/** Every model of the product, each as the function that gives it on a connection. */
export const models: readonly ((on: { db: Connection }) => Indexed)[] = [
  Accounts, Allowances, Announcements, Applications, AuditRows, BulkLanes, ChannelPaces, Companies, Corrections, Entries, Files, FolderClaims, Hires, IdentityChecks, Intents,
  InviteCodes, Jobs, LinkTriesOf, LinkedChats, Links, Members, Notices, Openings, PanelSessions, PaymentCallbacks, PaymentCases,
  PaymentOrders, PayoutBatches, Pins, ProviderHealths, ProviderStatements, ReferralMonths, Referrals, Refunds, RefusedTexts, ReportCases, Reports, SavedJobs, SealedAccounts, Seals, SignIns, Slips, Transfers, WatchFinds, WatchMutes, WatchPosts, Watches, Withdrawals,
];

/** Creates all collections and indexes, where they are missing; run at every start. `more` are models that live above core. */
export async function createIndexes(db: Connection, more: typeof models = []): Promise<void> {
  await Promise.all([...models, ...more].map((model) => model({ db }).createIndexes()));
}
