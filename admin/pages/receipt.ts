import { html, type Html } from '../../core/html.ts';
import { formatDateTime } from '../../core/language/format-date.ts';
import { formatKyat } from '../../core/language/format-money.ts';
import { isTextKey } from '../../core/language/translate.ts';
import { isAccountCode, memberWallet } from '../../core/ledger/chart-of-accounts.ts';
import { canBeReversed } from '../../core/ledger/reverse-transfer.ts';
import { findTransfer } from '../../core/ledger/find-transfer.ts';
import { hasAccount } from '../../core/ledger/has-account.ts';
import type { Transfer } from '../../core/ledger/transfer.model.ts';
import { findMember, findMembers } from '../../core/members/find-member.ts';
import { findOrder } from '../../core/payments/read-order.ts';
import { findWithdrawal } from '../../core/withdrawals/read-withdrawals.ts';
import { explain } from '../explain.ts';
import { orderLink, ownedAccount, ownersOf, receiptLink } from '../money-parts.ts';
import { moneyTabs } from '../money-tabs.ts';
import { refusalPage } from '../refusal.ts';
import { page, redirect, type Answer, type PanelRoute, type Visit } from '../visit.ts';

/** `/admin/money/find?number=`: whatever number a person quotes leads to its page; `/admin/money/receipts/NUMBER`: one transfer. */
export const receiptRoutes: readonly PanelRoute[] = [
  { method: 'GET', path: '/money/find', role: 'money', run: find },
  { method: 'GET', path: '/money/receipts/:transfer', role: 'money', run: receiptPage },
];

async function find(visit: Visit): Promise<Answer> {
  const { reader, query } = visit;
  const number = (query['number'] ?? '').trim();
  const account = async (code: string) => redirect(`/admin/money/books/account?${new URLSearchParams({ code }).toString()}`);
  if (isAccountCode(number) && await hasAccount(reader, number)) return account(number);
  if (!/^\w{6,40}$/.test(number)) return refusalPage(visit, { code: 'number_unknown' }, '/admin/money/books');
  if (await findTransfer(reader, number)) return redirect(`/admin/money/receipts/${number}`);
  if (await findOrder(reader, number)) return redirect(`/admin/money/orders/${number}`);
  const withdrawal = await findWithdrawal(reader, number);
  if (withdrawal) return redirect(`/admin/money/receipts/${withdrawal.hold}`);
  if (await findMember(reader, number)) return account(memberWallet(number));
  return refusalPage(visit, { code: 'number_unknown' }, '/admin/money/books');
}

async function receiptPage(visit: Visit): Promise<Answer> {
  const { t, reader, params, language } = visit;
  const transfer = await findTransfer(reader, params['transfer'] ?? '');
  if (!transfer) return explain(visit, 'missing', 404);
  const members = await findMembers(reader, ownersOf([transfer.debit, transfer.credit]));
  const title = t('desk:receipt.title', { id: transfer._id });
  return page(title, html`<h1>${title}</h1>${moneyTabs(visit)}<section class="card"><dl class="facts">
<dt>${t('desk:books.what')}</dt><dd>${isTextKey(transfer.textKey) ? t(transfer.textKey) : transfer.textKey} <code class="muted">${transfer.code}</code></dd>
<dt>${t('desk:order.state')}</dt><dd><span class="tag${transfer.state === 'posted' && ' good'}">${t(`desk:receipt.${transfer.state}`)}</span></dd>
<dt>${t('panel:money.amount')}</dt><dd><b>${formatKyat(transfer.amount, language)}</b></dd>
<dt>${t('desk:corrections.from')}</dt><dd>${ownedAccount(visit, transfer.debit, members)}</dd><dt>${t('desk:corrections.into')}</dt><dd>${ownedAccount(visit, transfer.credit, members)}</dd>
<dt>${t('desk:books.when')}</dt><dd>${formatDateTime(transfer.at, language)}</dd><dt>${t('desk:receipt.cause')}</dt><dd>${cause(transfer.reference)}</dd>
${links(visit, transfer)}${transfer.reason !== undefined && html`<dt>${t('desk:refunds.why')}</dt><dd>${transfer.reason}</dd>`}</dl>
${canBeReversed(transfer) && html`<p><a class="button" href="/admin/money/corrections?reverses=${transfer._id}">${t('desk:books.reverse')}</a></p>`}</section>`);
}

/** The transfers that this one ends or takes back, and those that did so to it. */
function links({ t }: Visit, { pending, endedBy, reverses, reversedBy }: Transfer): Html[] {
  const all = [['ends', pending], ['endedBy', endedBy], ['reverses', reverses], ['reversedBy', reversedBy]] as const;
  return all.flatMap(([name, id]) => (id === undefined ? [] : [html`<dt>${t(`desk:receipt.${name}`)}</dt><dd>${receiptLink(id)}</dd>`]));
}

/** What caused it, with a link where the panel has a page. */
function cause(reference: string): Html {
  const [kind, id = ''] = reference.split(':');
  if (kind === 'order') return orderLink(id);
  return kind === 'job' ? html`<a href="/admin/jobs/${id}"><code>${reference}</code></a>` : html`<code>${reference}</code>`;
}
