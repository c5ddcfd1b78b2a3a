import { inTransaction } from '../../core/db/database.ts';
import { html, type Html } from '../../core/html.ts';
import { verdictsFor, type Verdict } from '../../core/hires/decide-case.ts';
import type { Hire, HireSide } from '../../core/hires/hire.model.ts';
import { listHireCases } from '../../core/hires/list-cases.ts';
import { formatDate } from '../../core/language/format-date.ts';
import { formatKyat } from '../../core/language/format-money.ts';
import { findMembers } from '../../core/members/find-member.ts';
import type { Member } from '../../core/members/member.model.ts';
import { decideHire } from '../../core/moderation/decide-hire.ts';
import { REASON_TEXT_MAX } from '../../core/moderation/reasons.ts';
import { emptyState } from '../empty-state.ts';
import { token } from '../layout.ts';
import { person } from '../person.ts';
import { refusalPage } from '../refusal.ts';
import { page, redirect, type Answer, type PanelRoute, type Visit } from '../visit.ts';

/** `/admin/rewards`: hires whose two answers differ, rewards with fraud signals, and hires before which the bounty was taken back. For the money role. */
export const rewardRoutes: readonly PanelRoute[] = [
  { method: 'GET', path: '/rewards', role: 'money', run: rewardsPage },
  { method: 'POST', path: '/rewards/decide', role: 'money', run: decide },
];

async function rewardsPage(visit: Visit): Promise<Answer> {
  const { t, reader } = visit;
  const { disputed, due, watched, takenBack } = await listHireCases(reader);
  const all = [...disputed, ...due, ...watched, ...takenBack];
  const members = await findMembers(reader, all.flatMap(({ employer, member, referrer }) => [employer, member, ...(referrer === undefined ? [] : [referrer])]));
  const title = t('bounty:panel.title');
  const group = (heading: string, hires: readonly Hire[]) => hires.length > 0 && html`<h2>${heading}</h2>${hires.map((hire) => caseCard(visit, hire, members))}`;
  return page(title, html`<h1>${title}</h1>${all.length === 0 && emptyState(t('bounty:panel.none'), t('bounty:panel.noneBody'))}
${group(t('bounty:panel.disputed'), disputed)}${group(t('bounty:panel.due'), due)}${group(t('bounty:panel.watched'), watched)}
${group(t('bounty:panel.takenBack'), takenBack)}`);
}

function caseCard(visit: Visit, hire: Hire, members: ReadonlyMap<string, Member>): Html {
  const { t, language } = visit;
  const fact = (label: string, value: Html | string) => html`<dt>${label}</dt><dd>${value}</dd>`;
  return html`<article class="card"><h3>${hire.jobTitle} · ${hire.companyName}</h3>
${hire.signals.length > 0 && html`<p class="row">${hire.signals.map((signal) => html`<span class="tag bad">${t(`bounty:signal.${signal}`)}</span>`)}</p>`}
<dl class="facts">${hire.promised === undefined ? fact(t('bounty:panel.reward'), formatKyat(hire.reward, language)) : fact(t('bounty:panel.promised'), formatKyat(hire.promised, language))}
${hire.referrer !== undefined && fact(t('bounty:panel.referrer'), person(visit, hire.referrer, members))}
${fact(t('bounty:panel.friend'), person(visit, hire.member, members))}${fact(t('bounty:panel.employer'), person(visit, hire.employer, members))}
${hire.promised === undefined ? fact(t('bounty:panel.period'), `${formatDate(hire.hiredAt, language)} – ${formatDate(hire.qualifiesAt, language)}`) : fact(t('bounty:panel.hiredOn'), formatDate(hire.hiredAt, language))}
${hire.state === 'disputed' && html`${fact(t('bounty:panel.employerSays'), said(visit, hire, 'employer'))}${fact(t('bounty:panel.friendSays'), said(visit, hire, 'member'))}`}
${hire.decision && fact(t('bounty:panel.before'), hire.decision.note)}</dl>${hire.promised !== undefined && html`<p>${t('bounty:panel.takenBackHelp')}</p>`}${decisionForm(visit, hire)}</article>`;
}

/** What a side answered to the question in dispute. */
function said({ t }: Visit, hire: Hire, side: HireSide): string {
  const answer = hire.round === undefined ? undefined : hire.answers[hire.round]?.[side];
  return t(answer === undefined ? 'bounty:panel.silent' : answer === 'stays' ? 'bounty:buttons.yes' : 'bounty:buttons.no');
}

function decisionForm(visit: Visit, hire: Hire): Html {
  const { t } = visit;
  const button = (verdict: Verdict) => html`<button name="verdict" value="${verdict}"${verdict === 'stays' || verdict === 'clear' ? html` class="primary"` : html` class="danger"`}>${t(verdict === 'clear' && hire.promised !== undefined ? 'bounty:panel.settled' : `bounty:panel.${verdict}`)}</button>`;
  return html`<details><summary>${t('bounty:panel.decide')}</summary><form class="stack" method="post" action="/admin/rewards/decide">${token(visit)}<input type="hidden" name="hire" value="${hire._id}">
<label><span>${t('bounty:panel.note')}</span><textarea name="note" maxlength="${REASON_TEXT_MAX}" required></textarea></label><p class="row">${verdictsFor(hire).map(button)}</p></form></details>`;
}

async function decide(visit: Visit): Promise<Answer> {
  const { fields, member, reader } = visit;
  const decided = await inTransaction(reader, (tx) => decideHire(tx, {
    hire: fields['hire'] ?? '', by: member._id, verdict: fields['verdict'] ?? '', note: fields['note'] ?? '',
  }));
  return decided.ok ? redirect('/admin/rewards?done=reward_decided') : refusalPage(visit, decided, '/admin/rewards');
}
