import { inTransaction, type Tx } from '../../core/db/database.ts';
import type { Result } from '../../core/errors.ts';
import { html, type Html } from '../../core/html.ts';
import { formatAgo, formatDateTime } from '../../core/language/format-date.ts';
import { formatKyat } from '../../core/language/format-money.ts';
import { findMembers } from '../../core/members/find-member.ts';
import type { Member } from '../../core/members/member.model.ts';
import { approveWithdrawal, confirmPayout, refuseWithdrawal } from '../../core/moderation/decide-withdrawal.ts';
import { formatPhone } from '../../core/text/phone.ts';
import { listWithdrawals, othersWithNumber } from '../../core/withdrawals/read-withdrawals.ts';
import { FAIL_REASONS, payoutWays, WITHDRAWAL } from '../../core/withdrawals/withdrawal-rules.ts';
import type { Withdrawal, WithdrawalState } from '../../core/withdrawals/withdrawal.model.ts';
import { emptyState } from '../empty-state.ts';
import { token } from '../layout.ts';
import { moneyTabs } from '../money-tabs.ts';
import { person, personName } from '../person.ts';
import { refusalPage } from '../refusal.ts';
import { page, redirect, type Answer, type PanelRoute, type Visit } from '../visit.ts';
import { batchList } from './payout-batches.ts';

const HOME = '/admin/money/withdrawals';
const TABS = { waiting: ['requested'], approved: ['approved', 'batched', 'sending'], done: ['paid', 'failed', 'cancelled'] } as const satisfies Record<string, readonly WithdrawalState[]>;
const TAB_NAMES = ['waiting', 'approved', 'batches', 'done'] as const;

/** `/admin/money/withdrawals`: what members want paid out: agreed to (by two from a limit on), paid by batch files, marked as paid or given back. */
export const withdrawalRoutes: readonly PanelRoute[] = [
  { method: 'GET', path: '/money/withdrawals', role: 'money', run: withdrawalsPage },
  { method: 'POST', path: '/money/withdrawals/:id/agree', role: 'money', run: (visit) => act(visit, 'waiting', approveWithdrawal) },
  { method: 'POST', path: '/money/withdrawals/:id/give-back', role: 'money', run: (visit) => act(visit, 'waiting', (tx, who) => refuseWithdrawal(tx, { ...who, reason: visit.fields['reason'] ?? '' })) },
  { method: 'POST', path: '/money/withdrawals/:id/paid', role: 'money', run: (visit) => act(visit, 'approved', (tx, who) => confirmPayout(tx, { ...who, reference: visit.fields['reference'] ?? '' })) },
];

async function withdrawalsPage(visit: Visit): Promise<Answer> {
  const { t, reader, query } = visit;
  const tab = TAB_NAMES.find((each) => each === query['tab']) ?? 'waiting';
  const title = t('withdraw:panel.title');
  const all = tab === 'batches' ? [] : await listWithdrawals(reader, TABS[tab], tab === 'done');
  const members = await findMembers(reader, all.flatMap(({ member, approvals }) => [member, ...approvals.map(({ by }) => by)]));
  const cards = await Promise.all(all.map((one) => card(visit, one, members)));
  const list = cards.length > 0 ? html`${cards}` : emptyState(t('withdraw:panel.empty'), t('withdraw:panel.emptyBody'));
  return page(title, html`<h1>${title}</h1>${moneyTabs(visit)}
<div class="tabs">${TAB_NAMES.map((each) => html`<a class="tag" href="${HOME}?tab=${each}"${each === tab && html` aria-current="page"`}>${t(`withdraw:panel.tab.${each}`)}</a>`)}</div>
${tab === 'approved' && exportForms(visit, all)}${tab === 'batches' ? await batchList(visit) : list}`);
}

async function card(visit: Visit, one: Withdrawal, members: ReadonlyMap<string, Member>): Promise<Html> {
  const { t, language, now, reader } = visit;
  const shared = (await othersWithNumber(reader, one)).length;
  const agreed = one.approvals.map(({ by }) => personName(visit, by, members)).join(', ');
  return html`<article class="card"><h3>${formatKyat(one.amount, language)} → ${t(`withdraw:way.${one.way}`)} ${formatPhone(one.phone)}</h3><dl class="facts">
<dt>${t('withdraw:panel.member')}</dt><dd>${person(visit, one.member, members)}</dd>
<dt>${t('withdraw:panel.asked')}</dt><dd>${formatDateTime(one.createdAt, language)} · ${formatAgo(one.createdAt, now, language)}</dd>
<dt>${t('withdraw:panel.number')}</dt><dd><code>${one._id}</code></dd>
<dt>${t('withdraw:panel.state')}</dt><dd><span class="tag${one.state === 'paid' && ' good'}${one.state === 'failed' && ' bad'}">${t(`withdraw:state.${one.state}`)}</span>${one.batch !== undefined && html` <a href="${HOME}/batches/${one.batch}">${t('withdraw:panel.batch', { id: one.batch })}</a>`}</dd>
${one.reference !== undefined && html`<dt>${t('withdraw:panel.reference')}</dt><dd>${one.reference}</dd>`}
${one.reason !== undefined && html`<dt>${t('withdraw:panel.reason')}</dt><dd>${t(`withdraw:reason.${one.reason}`)}</dd>`}</dl>
${shared > 0 && html`<p class="note">${t('withdraw:panel.shared', { count: shared })}</p>`}
${agreed !== '' && html`<p class="small muted">${t('withdraw:panel.agreed', { names: agreed })}</p>`}
${one.needs > 1 && html`<p class="small muted">${t('withdraw:panel.needsTwo', { amount: formatKyat(WITHDRAWAL.twoPeopleFrom, language) })}</p>`}
${one.state === 'requested' && agreeForm(visit, one)}${(one.state === 'approved' || one.state === 'batched' || one.state === 'sending') && paidForm(visit, one)}</article>`;
}

function agreeForm(visit: Visit, one: Withdrawal): Html {
  const { t } = visit;
  const who = visit.member._id;
  const note = one.member === who ? t('withdraw:panel.own') : one.approvals.some(({ by }) => by === who) ? t('withdraw:refused.already_agreed') : undefined;
  const form = html`<form class="stack" method="post" action="${HOME}/${one._id}/agree">${token(visit)}<button class="primary">${t('withdraw:panel.agree')}</button></form>`;
  return html`${note === undefined ? form : html`<p class="note">${note}</p>`}${giveBackForm(visit, one)}`;
}

function paidForm(visit: Visit, one: Withdrawal): Html {
  const { t } = visit;
  return html`<details><summary>${t('withdraw:panel.paid')}</summary><form class="stack" method="post" action="${HOME}/${one._id}/paid">${token(visit)}
<label><span>${t('withdraw:panel.reference')}</span><input type="text" name="reference" required maxlength="64" autocomplete="off"></label><button class="primary">${t('withdraw:panel.paid')}</button></form></details>${giveBackForm(visit, one)}`;
}

function giveBackForm(visit: Visit, one: Withdrawal): Html {
  const { t } = visit;
  return html`<details><summary>${t('withdraw:panel.giveBack')}</summary><form class="stack" method="post" action="${HOME}/${one._id}/give-back">${token(visit)}
<label><span>${t('withdraw:panel.reason')}</span><select name="reason" required><option value=""></option>${FAIL_REASONS.map((reason) => html`<option value="${reason}">${t(`withdraw:reason.${reason}`)}</option>`)}</select></label><button>${t('withdraw:panel.giveBack')}</button></form></details>`;
}

/** One button for each way that has something to be paid. */
function exportForms(visit: Visit, all: readonly Withdrawal[]): Html {
  const { t, language } = visit;
  const forms = payoutWays.flatMap((way) => {
    const ready = all.filter((one) => one.way === way && one.state === 'approved').slice(0, WITHDRAWAL.batch);
    if (ready.length === 0) return [];
    const sum = formatKyat(ready.reduce((total, { amount }) => total + amount, 0), language);
    return [html`<form method="post" action="${HOME}/export">${token(visit)}<input type="hidden" name="way" value="${way}"><button class="primary">${t('withdraw:panel.export', { way: t(`withdraw:way.${way}`), n: ready.length, sum })}</button></form>`];
  });
  return html`${forms.length > 0 && html`<section class="card stack">${forms}<p class="small muted">${t('withdraw:panel.exportNote', { max: WITHDRAWAL.batch })}</p></section>`}`;
}

async function act(visit: Visit, tab: 'waiting' | 'approved', change: (tx: Tx, who: { withdrawal: string; by: string }) => Promise<Result<unknown, string>>): Promise<Answer> {
  const who = { withdrawal: visit.params['id'] ?? '', by: visit.member._id };
  const changed = await inTransaction(visit.reader, (tx) => change(tx, who));
  return changed.ok ? redirect(`${HOME}?tab=${tab}`) : refusalPage(visit, changed, `${HOME}?tab=${tab}`);
}
