import { inTransaction } from '../../core/db/database.ts';
import { findFiles } from '../../core/files/find-file.ts';
import type { KeptFile } from '../../core/files/file.model.ts';
import { html, type Html } from '../../core/html.ts';
import { formatAgo, formatDateTime } from '../../core/language/format-date.ts';
import { formatKyat } from '../../core/language/format-money.ts';
import { findMembers } from '../../core/members/find-member.ts';
import type { Member } from '../../core/members/member.model.ts';
import { REASON_TEXT_MAX } from '../../core/moderation/reasons.ts';
import type { PaymentOrder } from '../../core/payments/payment-order.model.ts';
import { findOrders } from '../../core/payments/read-order.ts';
import { acceptSlip } from '../../core/slips/accept-slip.ts';
import { listDecidedSlips, listOpenSlips, type SlipToCheck } from '../../core/slips/read-slips.ts';
import { rejectSlip } from '../../core/slips/reject-slip.ts';
import { SLIP_REASONS } from '../../core/slips/slip-reasons.ts';
import type { Slip } from '../../core/slips/slip.model.ts';
import { emptyState } from '../empty-state.ts';
import { token } from '../layout.ts';
import { orderLink, readKyatField, sumCell } from '../money-parts.ts';
import { moneyTabs } from '../money-tabs.ts';
import { person } from '../person.ts';
import { refusalPage } from '../refusal.ts';
import { page, redirect, type Answer, type PanelRoute, type Visit } from '../visit.ts';

/** `/admin/money/slips`: slips of transfers by hand, each with its picture, to be matched with our accounts. */
export const slipRoutes: readonly PanelRoute[] = [
  { method: 'GET', path: '/money/slips', role: 'money', run: slipsPage },
  { method: 'POST', path: '/money/slips/:slip/accept', role: 'money', run: accept },
  { method: 'POST', path: '/money/slips/:slip/reject', role: 'money', run: reject },
];

interface Known {
  readonly orders: ReadonlyMap<string, PaymentOrder>;
  readonly members: ReadonlyMap<string, Member>;
  readonly photos: ReadonlyMap<string, KeptFile>;
}

async function slipsPage(visit: Visit): Promise<Answer> {
  const { t, reader } = visit;
  const [open, decided] = await Promise.all([listOpenSlips(reader), listDecidedSlips(reader)]);
  const orders = await findOrders(reader, [...open.flatMap(({ slip, sameReference }) => [slip, ...sameReference]), ...decided].map(({ order }) => order));
  const members = await findMembers(reader, [...orders.values()].map(({ member }) => member));
  const photos = new Map((await findFiles(reader, open.map(({ slip }) => slip.photo))).map((file) => [file._id, file]));
  const title = t('desk:slips.title');
  return page(title, html`<h1>${title}</h1>${moneyTabs(visit)}
${open.length > 0 ? open.map((one) => slipCard(visit, one, { orders, members, photos })) : emptyState(t('desk:slips.none'), t('desk:slips.noneBody'))}
${decided.length > 0 && html`<section class="card scroll"><h2>${t('desk:slips.decided')}</h2><table><tbody>${decided.map((slip) => decidedRow(visit, slip, { orders, members, photos }))}</tbody></table></section>`}`);
}

function slipCard(visit: Visit, { slip, sameReference }: SlipToCheck, known: Known): Html {
  const { t, language, now, deps } = visit;
  const order = known.orders.get(slip.order);
  const photo = known.photos.get(slip.photo);
  const link = photo?.state === 'kept' ? deps.fileLink(photo) : undefined;
  return html`<article class="card"><div class="columns"><div>
${link === undefined ? html`<p class="muted">${t('desk:slips.noPhoto')}</p>` : html`<a href="${link}"><img class="photo slip" src="${link}" alt="${t('desk:slips.title')}"></a>`}</div>
<div><dl class="facts">${order && html`<dt>${t('panel:money.member')}</dt><dd>${person(visit, order.member, known.members)}</dd>`}
<dt>${t('desk:slips.expected')}</dt><dd><b>${formatKyat(slip.expected, language)}</b></dd><dt>${t('desk:slips.reference')}</dt><dd><b><code>${slip.reference}</code></b></dd>
<dt>${t('desk:slips.account')}</dt><dd>${slip.account}</dd><dt>${t('desk:slips.sent')}</dt><dd>${formatDateTime(slip.sentAt, language)} · ${formatAgo(slip.sentAt, now, language)}</dd>
<dt>${t('desk:refunds.order')}</dt><dd>${orderLink(slip.order)}</dd></dl>
${sameReference.length > 0 && html`<div class="note">${t('desk:slips.same')}<ul class="plain">${sameReference.map((other) => sameLine(visit, other, known))}</ul></div>`}
${forms(visit, slip)}</div></div></article>`;
}

function sameLine(visit: Visit, other: Slip, { orders, members }: Known): Html {
  const { t, language } = visit;
  const order = orders.get(other.order);
  return html`<li>${order && person(visit, order.member, members)} · ${t('desk:slips.sameLine', { state: t(`desk:slips.${other.state}`), date: formatDateTime(other.sentAt, language) })} · ${orderLink(other.order)}</li>`;
}

function forms(visit: Visit, slip: Slip): Html {
  const { t } = visit;
  const action = `/admin/money/slips/${slip._id}`;
  return html`<form class="stack" method="post" action="${action}/accept">${token(visit)}
<label><span>${t('desk:slips.got')}</span><input type="text" name="amount" inputmode="numeric" required value="${String(slip.expected)}"></label>
<label><span>${t('desk:slips.reference')}</span><input type="text" name="reference" required maxlength="60" value="${slip.reference}"></label>
<button class="primary">✓ ${t('desk:slips.accept')}</button><p class="small muted">${t('desk:slips.acceptNote')}</p></form>
<details><summary>${t('desk:slips.reject')}</summary><form class="stack" method="post" action="${action}/reject">${token(visit)}
<label><span>${t('desk:slips.why')}</span><select name="reason" required><option value="">${t('panel:decide.choose')}</option>${SLIP_REASONS.map((code) => html`<option value="${code}">${t(`wallet:slipReason.${code}`)}</option>`)}</select></label>
<label><span class="small muted">${t('desk:slips.add')}</span><textarea name="note" maxlength="${REASON_TEXT_MAX}" rows="2"></textarea></label><button class="danger">✕ ${t('desk:slips.reject')}</button></form></details>`;
}

function decidedRow(visit: Visit, slip: Slip, { orders, members }: Known): Html {
  const { t, language } = visit;
  const order = orders.get(slip.order);
  return html`<tr><td>${slip.decidedAt && formatDateTime(slip.decidedAt, language)}</td><td>${order && person(visit, order.member, members)}</td>${sumCell(visit, slip.got ?? slip.expected)}
<td><code>${slip.reference}</code></td><td><span class="tag ${slip.state === 'accepted' ? 'good' : 'bad'}">${t(`desk:slips.${slip.state}`)}</span> ${slip.reason && t(`wallet:slipReason.${slip.reason}`)}</td><td>${orderLink(slip.order)}</td></tr>`;
}

async function accept(visit: Visit): Promise<Answer> {
  const { fields, params, member, reader } = visit;
  const input = { slip: params['slip'] ?? '', by: member._id, amount: readKyatField(fields['amount']), reference: fields['reference'] ?? '' };
  const accepted = await inTransaction(reader, (tx) => acceptSlip(tx, input));
  return accepted.ok ? redirect('/admin/money/slips?done=slip_accepted') : refusalPage(visit, accepted, '/admin/money/slips');
}

async function reject(visit: Visit): Promise<Answer> {
  const { fields, params, member, reader } = visit;
  const input = { slip: params['slip'] ?? '', by: member._id, reason: fields['reason'] ?? '', ...(fields['note'] && { note: fields['note'] }) };
  const rejected = await inTransaction(reader, (tx) => rejectSlip(tx, input));
  return rejected.ok ? redirect('/admin/money/slips?done=slip_rejected') : refusalPage(visit, rejected, '/admin/money/slips');
}
