import { answerHire, sideOf } from '../../core/hires/answer-hire.ts';
import { findMyHire } from '../../core/hires/find-hire.ts';
import type { RoundOutcome } from '../../core/hires/settle-round.ts';
import { findMember } from '../../core/members/find-member.ts';
import type { Chat } from '../engine/chat.ts';
import { finish, flow, type Move } from '../engine/flow.ts';
import { answer, deed, screen } from '../engine/steps.ts';
import type { View } from '../engine/view.ts';
import { goButton } from '../go-button.ts';
import { memberOf } from '../member-of.ts';
import { askView } from './ask-view.ts';

/**
 * Whether somebody who was hired still works there, asked of both sides: `hires.ask HIRE` the question, `hires.sure HIRE` once more
 * before a no, `hires.say HIRE stays|left` the answer.
 */
export const hires = flow('hires', { version: 1 }, { ask: screen(drawAsk), sure: screen(drawSure), say: deed(say) });

const hireOf = (chat: Chat) => findMyHire(chat.read, { hire: chat.args[0] ?? '', member: memberOf(chat) });

async function drawAsk(chat: Chat): Promise<View> {
  const hire = await hireOf(chat);
  if (!hire) return { body: chat.t('engine:notFound') };
  return await askView(chat, { hire, side: sideOf(hire, memberOf(chat)) }) ?? { body: chat.t('bounty:hire.over') };
}

async function drawSure(chat: Chat): Promise<View> {
  const { t, read } = chat;
  const hire = await hireOf(chat);
  if (!hire) return { body: t('engine:notFound') };
  const name = (await findMember(read, hire.member))?.name ?? t('invites:someone');
  return {
    body: sideOf(hire, memberOf(chat)) === 'employer' ? t('bounty:hire.sureEmployer', { name }) : t('bounty:hire.sureMember', { company: hire.companyName }),
    buttons: [[goButton(t('bounty:buttons.sureNo'), 'hires.say', [hire._id, 'left'], 'danger')], [goButton(t('bounty:buttons.yes'), 'hires.say', [hire._id, 'stays'])]],
  };
}

async function say(chat: Chat): Promise<Move> {
  const { t } = chat;
  const [hire = '', said] = chat.args;
  if (said !== 'stays' && said !== 'left') return finish(t('engine:notFound'));
  return answer(chat, await answerHire(await chat.tx(), { hire, member: memberOf(chat), answer: said }), {
    ok: (outcome: RoundOutcome) => finish(t(outcome === 'left' ? 'bounty:hire.settledLeft' : outcome === 'differ' ? 'bounty:hire.differ' : 'bounty:hire.thanks')),
    hire_not_found: 'engine:notFound',
    nothing_asked: 'bounty:hire.over',
    already_answered: ({ answer: before }) => finish(t(before === 'stays' ? 'bounty:hire.answeredStays' : 'bounty:hire.answeredLeft')),
  });
}
