import { Applications, type Application } from '../../core/applications/application.model.ts';
import { moveApplication } from '../../core/applications/move-application.ts';
import { answerHire } from '../../core/hires/answer-hire.ts';
import { Hires, type Hire } from '../../core/hires/hire.model.ts';
import { openTopUp } from '../../core/payments/open-top-up.ts';
import { makeProof } from '../../core/pin/pin-proof.ts';
import { openByLink } from '../../core/referrals/open-by-link.ts';
import { requestWithdrawal } from '../../core/withdrawals/request-withdrawal.ts';
import type { Chat } from '../../flows/engine/chat.ts';
import { finish, flow, type Move } from '../../flows/engine/flow.ts';
import { deed } from '../../flows/engine/steps.ts';
import { memberOf } from '../../flows/member-of.ts';
import { leave } from './mark.model.ts';

/** Deeds about money, one word each, by the product's own use cases. The pad of the PIN is pressed by the transcripts: here it was entered. */
export const purse = flow('purse', { version: 1 }, {
  topup: deed(async (chat) => {
    const [amount] = numbers(chat);
    const opened = await openTopUp(await chat.tx(), { member: memberOf(chat), amount, way: 'qr', provider: 'kbzpay' });
    return opened.ok ? finish('top-up asked') : refusal(chat, opened.code);
  }),
  withdraw: deed(async (chat) => {
    const [amount] = numbers(chat);
    const member = memberOf(chat);
    const [, request = ''] = chat.args;
    const asked = await requestWithdrawal(await chat.tx(), { member, amount, way: 'kbzpay', phone: '+959770000000', request, proof: makeProof(member, 1) });
    return asked.ok ? finish('withdrawal asked') : refusal(chat, asked.code);
  }),
  refer: deed(async (chat) => {
    const [job = '', code = ''] = chat.args;
    const opened = await openByLink(await chat.tx(), { job, code, visitor: memberOf(chat), joined: true });
    return opened.ok ? finish('came by a link') : refusal(chat, opened.code);
  }),
  hire: deed(async (chat) => {
    const [job = '', mark = ''] = chat.args;
    const employer = memberOf(chat);
    const application = await Applications(chat.read).findOne({ job, employer, stage: 'submitted' }).sort({ _id: 1 }).lean<Application>();
    if (!application) return finish('nobody to hire');
    const tx = await chat.tx();
    const moved = await moveApplication(tx, { employer, application: application._id, move: { to: 'hired' } });
    if (!moved.ok) return refusal(chat, moved.code);
    await leave(tx, HIRES, `${mark}:${application._id}`);
    return finish('hired');
  }),
  answer: deed(async (chat) => {
    const me = memberOf(chat);
    const [answer] = chat.args;
    const open = await Hires(chat.read).findOne({ state: 'qualifying', round: { $exists: true }, $or: [{ employer: me }, { member: me }] }).sort({ _id: 1 }).lean<Hire>();
    if (!open) return finish('nothing was asked');
    const answered = await answerHire(await chat.tx(), { hire: open._id, member: me, answer: answer === 'left' ? 'left' : 'stays' });
    return answered.ok ? finish('answered') : refusal(chat, answered.code);
  }),
});

/** In whose name hires leave their marks: they are counted, and no person's own. */
export const HIRES = 'hires';

async function refusal(chat: Chat, code: string): Promise<Move> {
  await chat.abandon();
  return finish(`refused: ${code}`);
}

function numbers(chat: Chat): [number] {
  return [Number(chat.args[0])];
}
