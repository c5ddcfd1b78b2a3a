import { writeCsv } from '../../core/csv/write-csv.ts';
import { html, type Html } from '../../core/html.ts';
import { formatDateTime } from '../../core/language/format-date.ts';
import { writeDay, writeMoment } from '../../core/language/read-day.ts';
import { formatKyat } from '../../core/language/format-money.ts';
import { isTextKey } from '../../core/language/translate.ts';
import { isAccountCode, memberWallet, type AccountCode } from '../../core/ledger/chart-of-accounts.ts';
import { listHolds, type Hold } from '../../core/ledger/list-holds.ts';
import { readBalance } from '../../core/ledger/read-balance.ts';
import { readStatement, type StatementLine } from '../../core/ledger/read-statement.ts';
import { trialBalance, type TrialLine } from '../../core/ledger/trial-balance.ts';
import { findMember } from '../../core/members/find-member.ts';
import { accountLink, findForm, receiptLink, sumCell } from '../money-parts.ts';
import { moneyTabs } from '../money-tabs.ts';
import { refusalPage } from '../refusal.ts';
import { csvFile, page, type Answer, type PanelRoute, type Visit } from '../visit.ts';

const PAGE = 50;
/** An export reads so many entries at a time, and at most so many in all. */
const EXPORT_PAGE = 1_000;
const EXPORT_MAX = 50_000;

/** `/admin/money/books`: the trial balance; `/books/trial`: of every account, as CSV; `/books/account?code=`: the statement of one account; `/books/export?code=`: the same as CSV. */
export const bookRoutes: readonly PanelRoute[] = [
  { method: 'GET', path: '/money/books', role: 'money', run: booksPage },
  { method: 'GET', path: '/money/books/trial', role: 'money', run: exportTrial },
  { method: 'GET', path: '/money/books/account', role: 'money', run: accountPage },
  { method: 'GET', path: '/money/books/export', role: 'money', run: exportAccount },
];

async function booksPage(visit: Visit): Promise<Answer> {
  const { t, reader, language } = visit;
  const { accounts, balanced, debit, credit } = await trialBalance(reader);
  const wallets = accounts.filter(({ account }) => account.startsWith('member:'));
  const escrows = accounts.filter(({ account }) => account.startsWith('escrow:'));
  const house = accounts.filter(({ account }) => !account.startsWith('member:') && !account.startsWith('escrow:'));
  const title = t('desk:books.title');
  const sum = (kyat: number) => formatKyat(kyat, language);
  return page(title, html`<h1>${title}</h1>${moneyTabs(visit)}
<p class="${balanced ? 'flash' : 'note'}">${balanced ? t('desk:books.balanced', { sum: sum(debit) }) : t('desk:books.broken', { debit: sum(debit), credit: sum(credit) })}</p>
<section class="card scroll"><h2>${t('desk:books.house')}</h2><table><thead><tr><th>${t('desk:books.account')}</th><th>${t('desk:books.debit')}</th><th>${t('desk:books.credit')}</th><th>${t('desk:books.balance')}</th><th>${t('desk:books.held')}</th></tr></thead><tbody>
${house.map((line) => trialRow(visit, accountLink(line.account), line))}
${trialRow(visit, html`${t('desk:books.wallets')} <span class="small muted">${t('desk:books.count', { count: wallets.length })}</span>`, added(wallets))}
${trialRow(visit, html`${t('desk:books.escrows')} <span class="small muted">${t('desk:books.count', { count: escrows.length })}</span>`, added(escrows))}</tbody></table><p><a class="button" href="/admin/money/books/trial">${t('desk:books.exportAll')}</a></p></section>
${findForm(visit)}`);
}

type Sums = Pick<TrialLine, 'debit' | 'credit' | 'balance' | 'held'>;

function added(lines: readonly TrialLine[]): Sums {
  const sum = (of: keyof Sums) => lines.reduce((total, line) => total + line[of], 0);
  return { debit: sum('debit'), credit: sum('credit'), balance: sum('balance'), held: sum('held') };
}

function trialRow(visit: Visit, name: Html, { debit, credit, balance, held }: Sums): Html {
  const { t } = visit;
  return html`<tr><td>${name}</td>${sumCell(visit, debit, t('desk:books.debit'))}${sumCell(visit, credit, t('desk:books.credit'))}${sumCell(visit, balance, t('desk:books.balance'))}${sumCell(visit, held, t('desk:books.held'))}</tr>`;
}

async function accountPage(visit: Visit): Promise<Answer> {
  const { t, reader, query, language } = visit;
  const code = readCode(query['code']);
  if (!code) return refusalPage(visit, { code: 'account_unknown' }, '/admin/money/books');
  const [{ balance, held, available }, { lines, older }, holds] = [await readBalance(reader, code), await readStatement(reader, code, query['before'], PAGE), await listHolds(reader, code)];
  const owner = code.startsWith('member:') ? await findMember(reader, code.slice('member:'.length)) : undefined;
  const address = (path: string, more: Record<string, string> = {}) => `/admin/money/books/${path}?${new URLSearchParams({ code, ...more }).toString()}`;
  return page(code, html`<h1><code>${code}</code></h1>${moneyTabs(visit)}<section class="card"><dl class="facts">
${owner && html`<dt>${t('desk:books.member')}</dt><dd><a href="/admin/members/${owner._id}">${owner.name ?? owner._id}</a></dd>`}
<dt>${t('desk:books.balance')}</dt><dd><b>${formatKyat(balance, language)}</b></dd>${held !== 0 && html`<dt>${t('desk:books.held')}</dt><dd>${formatKyat(held, language)} · ${formatKyat(available, language)}</dd>`}</dl>
<p><a class="button" href="${address('export')}">${t('desk:books.export')}</a></p></section>
${holds.length > 0 && html`<section class="card scroll"><h2>${t('desk:books.holds')}</h2><table><tbody>${holds.map((hold) => holdRow(visit, hold))}</tbody></table></section>`}
<section class="card scroll">${lines.length === 0 ? html`<p class="muted">${t('desk:books.empty')}</p>` : html`<table><thead><tr><th>${t('desk:books.when')}</th><th>${t('desk:books.what')}</th><th>${t('desk:books.change')}</th><th>${t('desk:books.balance')}</th><th>${t('desk:books.receipt')}</th></tr></thead>
<tbody>${lines.map((line) => entryRow(visit, line))}</tbody></table>`}
${older !== undefined && html`<p><a class="button" href="${address('account', { before: older })}">${t('desk:books.older')}</a></p>`}</section>`);
}

function entryRow(visit: Visit, { at, change, balance, transfer, textKey, reference }: StatementLine): Html {
  const { t, language } = visit;
  return html`<tr><td>${formatDateTime(at, language)}</td><td>${words(visit, textKey)}<div class="small muted">${reference}</div></td>${sumCell(visit, change, t('desk:books.change'))}${sumCell(visit, balance, t('desk:books.balance'))}
<td>${receiptLink(transfer)}<div class="small"><a href="/admin/money/corrections?reverses=${transfer}">${t('desk:books.reverse')}</a></div></td></tr>`;
}

function holdRow(visit: Visit, { at, change, textKey, reference, transfer }: Hold): Html {
  return html`<tr><td>${formatDateTime(at, visit.language)}</td><td>${words(visit, textKey)}<div class="small muted">${reference}</div></td>${sumCell(visit, change)}<td>${receiptLink(transfer)}</td></tr>`;
}

function words({ t }: Visit, textKey: string): string {
  return isTextKey(textKey) ? t(textKey) : textKey;
}

async function exportAccount(visit: Visit): Promise<Answer> {
  const { reader, query } = visit;
  const code = readCode(query['code']);
  if (!code) return refusalPage(visit, { code: 'account_unknown' }, '/admin/money/books');
  const lines: StatementLine[] = [];
  for (let before: string | undefined; lines.length < EXPORT_MAX;) {
    const { lines: more, older } = await readStatement(reader, code, before, EXPORT_PAGE);
    lines.push(...more);
    if (older === undefined) break;
    before = older;
  }
  const rows = lines.map(({ seq, at, change, balance, reference, textKey, transfer }) => [seq, writeMoment(at), words(visit, textKey), reference, change, balance, transfer]);
  return csvFile(`entries-${code}.csv`, writeCsv(['number', 'at (Yangon)', 'what', 'reference', 'change', 'balance', 'receipt'], rows));
}

async function exportTrial({ reader, now }: Visit): Promise<Answer> {
  const { accounts } = await trialBalance(reader);
  const rows = accounts.map(({ account, debit, credit, balance, held }) => [account, debit, credit, balance, held]);
  return csvFile(`trial-balance-${writeDay(now)}.csv`, writeCsv(['account', 'debit', 'credit', 'balance', 'held'], rows));
}

/** An account's code, or a member's number. */
function readCode(text = ''): AccountCode | undefined {
  const plain = text.trim();
  if (isAccountCode(plain)) return plain;
  return /^\w{6,40}$/.test(plain) ? memberWallet(plain) : undefined;
}
