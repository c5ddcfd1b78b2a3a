import { Applications, type Application } from '../../core/applications/application.model.ts';
import { moveApplication } from '../../core/applications/move-application.ts';
import type { Tx } from '../../core/db/database.ts';
import type { Result } from '../../core/errors.ts';
import { answerHire } from '../../core/hires/answer-hire.ts';
import { Hires, type Hire } from '../../core/hires/hire.model.ts';
import { cancelTopUp } from '../../core/payments/cancel-top-up.ts';
import { openTopUp } from '../../core/payments/open-top-up.ts';
import type { PaidThrough } from '../../core/payments/payment-order.model.ts';
import { PROVIDER_NAMES } from '../../core/payments/provider.ts';
import { readLiveTopUp } from '../../core/payments/read-order.ts';
import { makeProof } from '../../core/pin/pin-proof.ts';
import { openByLink } from '../../core/referrals/open-by-link.ts';
import { sendSlip } from '../../core/slips/send-slip.ts';
import { cancelWithdrawal } from '../../core/withdrawals/end-withdrawal.ts';
import { listOwnWithdrawals } from '../../core/withdrawals/read-withdrawals.ts';
import { requestWithdrawal } from '../../core/withdrawals/request-withdrawal.ts';
import { isPayoutWay } from '../../core/withdrawals/withdrawal-rules.ts';
import type { Chat } from '../../flows/engine/chat.ts';
import { finish, flow } from '../../flows/engine/flow.ts';
import { deed } from '../../flows/engine/steps.ts';
import { memberOf } from '../../flows/member-of.ts';
import { closeOwnJob, postOwnJob } from './bounty-deeds.ts';
import { holdForHours, linkChats, partChat } from './wallet-deeds.ts';
import { leave } from './mark.model.ts';
import { slipNumber } from './truth.ts';

/** What a deed makes of a press: what came with it, the last being the mark of the act. `undefined`: there was nothing to do. */
type Deed = (chat: Chat, args: readonly string[], mark: string) => Promise<Result<unknown, string> | undefined>;

/** Says `did:MARK` when it was done and `nope:MARK` when it was refused or there was nothing to do; whatever was said is what must be found in the end. */
function said(run: Deed) {
  return deed(async (chat) => {
    const mark = chat.args.at(-1) ?? '';
    const result = await run(chat, chat.args.slice(0, -1), mark);
    if (result?.ok) return finish(`did:${mark}`);
    if (result) await chat.abandon();
    return finish(`nope:${mark} ${result ? result.code : 'nothing_there'}`);
  });
}

/** Deeds about money, one word each, by the product's own use cases. The pad of the PIN is pressed by the transcripts: here it was entered. */
export const purse = flow('purse', { version: 1 }, {
  topup: said(async (chat, [amount = '', till = '']) => openTopUp(await chat.tx(), { member: memberOf(chat), amount: Number(amount), way: 'qr', provider: tillOf(till) })),
  slip: said(async (chat, _args, mark) => {
    const order = await readLiveTopUp(chat.read, memberOf(chat));
    if (order?.provider !== 'manual') return undefined;
    return sendSlip(await chat.tx(), { member: memberOf(chat), order: order._id, account: 'kbzpay', reference: slipNumber(mark), photo: `photo-${mark}` });
  }),
  canceltopup: said(async (chat) => {
    const order = await readLiveTopUp(chat.read, memberOf(chat));
    return order && cancelTopUp(await chat.tx(), { member: memberOf(chat), order: order._id });
  }),
  withdraw: said(async (chat, [amount = '', way = ''], request) => {
    const member = memberOf(chat);
    if (!isPayoutWay(way)) return undefined;
    return requestWithdrawal(await chat.tx(), { member, amount: Number(amount), way, phone: numberFor(request), request, proof: makeProof(member, 1) });
  }),
  takeback: said(async (chat) => {
    const member = memberOf(chat);
    const waiting = (await listOwnWithdrawals(chat.read, member)).find(({ state }) => state === 'requested');
    return waiting && cancelWithdrawal(await chat.tx(), { withdrawal: waiting._id, member });
  }),
  refer: said(async (chat, [job = '', code = '']) => openByLink(await chat.tx(), { job, code, visitor: memberOf(chat), joined: true })),
  hire: said(async (chat, [job = ''], mark) => {
    const employer = memberOf(chat);
    const application = await Applications(chat.read).findOne({ job, employer, stage: 'submitted' }).sort({ _id: 1 }).lean<Application>();
    return application ? hire(await chat.tx(), { employer, application: application._id, mark }) : undefined;
  }),
  answer: said(async (chat, [answer = '']) => {
    const me = memberOf(chat);
    const open = await Hires(chat.read).findOne({ state: 'qualifying', round: { $exists: true }, $or: [{ employer: me }, { member: me }] }).sort({ _id: 1 }).lean<Hire>();
    return open ? answerHire(await chat.tx(), { hire: open._id, member: me, answer: answer === 'left' ? 'left' : 'stays' }) : undefined;
  }),
  hold: said(holdForHours),
  post: said(postOwnJob),
  close: said(closeOwnJob),
  link: said(linkChats),
  unlink: said(partChat),
});

/** In whose name hires leave their marks: they are counted, and no person's own. */
export const HIRES = 'hires';

async function hire(tx: Tx, { employer, application, mark }: { employer: string; application: string; mark: string }): Promise<Result<unknown, string>> {
  const moved = await moveApplication(tx, { employer, application, move: { to: 'hired' } });
  if (moved.ok) await leave(tx, HIRES, `${mark}:${application}`);
  return moved;
}

/** Half of all withdrawals go to one number: a sign that a person should look at rewards between their owners. */
function numberFor(mark: string): string {
  const number = Number(mark.slice(1));
  return number % 2 === 0 ? '+959770000000' : `+95977${String(number).padStart(7, '0')}`;
}

function tillOf(name: string): PaidThrough {
  return PROVIDER_NAMES.find((each) => each === name) ?? 'manual';
}
