import { html, type Html } from '../core/html.ts';
import type { TextKey } from '../core/language/keys.ts';
import type { Visit } from './visit.ts';

const TABS: readonly { path: string; label: TextKey }[] = [
  { path: '/admin/money', label: 'desk:tab.payments' },
  { path: '/admin/money/slips', label: 'desk:tab.slips' },
  { path: '/admin/money/refunds', label: 'desk:tab.refunds' },
  { path: '/admin/money/corrections', label: 'desk:tab.corrections' },
  { path: '/admin/money/withdrawals', label: 'withdraw:panel.title' },
  { path: '/admin/money/identities', label: 'withdraw:panel.identities' },
  { path: '/admin/money/statements', label: 'desk:tab.reconcile' },
  { path: '/admin/money/books', label: 'desk:tab.books' },
];

/** The pages of the money role, under the heading of each. */
export function moneyTabs({ t, path }: Pick<Visit, 't' | 'path'>): Html {
  const here = path.split('?')[0] ?? path;
  const isHere = (tab: string): boolean => (tab === '/admin/money' ? here === tab || here.startsWith('/admin/money/orders') : here.startsWith(tab));
  return html`<div class="tabs">${TABS.map((tab) => html`<a class="tag" href="${tab.path}"${isHere(tab.path) && html` aria-current="page"`}>${t(tab.label)}</a>`)}</div>`;
}
