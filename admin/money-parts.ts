import { html, type Html } from '../core/html.ts';
import { formatKyat } from '../core/language/format-money.ts';
import { isAccountCode } from '../core/ledger/chart-of-accounts.ts';
import type { Member } from '../core/members/member.model.ts';
import { person } from './person.ts';
import type { Visit } from './visit.ts';

/** An account with a link to its statement. */
export function accountLink(code: string): Html {
  return isAccountCode(code) ? html`<a href="/admin/money/books/account?code=${encodeURIComponent(code)}"><code>${code}</code></a>` : html`<code>${code}</code>`;
}

/** The same, with the name of the member whose wallet it is. */
export function ownedAccount(visit: Visit, code: string, members: ReadonlyMap<string, Member>): Html {
  const [owner] = ownersOf([code]);
  return html`${accountLink(code)}${owner !== undefined && html` · ${person(visit, owner, members)}`}`;
}

/** The members whose wallets are among these accounts. */
export function ownersOf(codes: readonly string[]): string[] {
  return codes.filter((code) => code.startsWith('member:')).map((code) => code.slice('member:'.length));
}

/** A top-up with a link to its page. */
export function orderLink(id: string): Html {
  return html`<a href="/admin/money/orders/${id}"><code>${id}</code></a>`;
}

/** A transfer with a link to its page. */
export function receiptLink(id: string): Html {
  return html`<a href="/admin/money/receipts/${id}"><code>${id}</code></a>`;
}

/** Where any number can be typed that a person quotes. */
export function findForm({ t }: Pick<Visit, 't'>): Html {
  return html`<section class="card"><h2>${t('desk:books.find')}</h2><form class="stack" method="get" action="/admin/money/find"><label><span>${t('desk:books.findHint')}</span>
<input type="text" name="number" required maxlength="80" autocomplete="off" autocapitalize="off"></label><div><button>${t('desk:books.open')}</button></div></form></section>`;
}

/** An amount in a column of numbers. `label` stands before it on a narrow screen, where a row is a block without headings. */
export function sumCell({ language }: Pick<Visit, 'language'>, kyat: number, label?: string): Html {
  return html`<td class="number"${label !== undefined && html` data-label="${label}"`}>${formatKyat(kyat, language)}</td>`;
}

/** Whole kyat from a form's field: `50,000` and `50000`; NaN for anything else. */
export function readKyatField(text: string | undefined): number {
  const plain = (text ?? '').replace(/[\s,]/g, '');
  return /^\d{1,12}$/.test(plain) ? Number(plain) : Number.NaN;
}
