import { html, type Html } from '../core/html.ts';
import { formatNumber } from '../core/language/format-number.ts';
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

/** Rewards have a place of their own in the panel; among the money's pages they are named while something waits there. */
const REWARDS = { path: '/admin/rewards', label: 'bounty:panel.title' } as const;

/** The pages of the money role, under the heading of each; with how much waits on them, where that was counted. */
export function moneyTabs({ t, path, language }: Pick<Visit, 't' | 'path' | 'language'>, waiting?: ReadonlyMap<string, number>): Html {
  const here = path.split('?')[0] ?? path;
  const isHere = (tab: string): boolean => (tab === '/admin/money' ? here === tab || here.startsWith('/admin/money/orders') : here.startsWith(tab));
  const tabs = waiting?.has(REWARDS.path) === true ? [...TABS, REWARDS] : TABS;
  return html`<div class="tabs">${tabs.map((tab) => html`<a class="tag" href="${tab.path}"${isHere(tab.path) && html` aria-current="page"`}>${t(tab.label)}${waiting?.has(tab.path) === true && html` <b>${formatNumber(waiting.get(tab.path) ?? 0, language)}</b>`}</a>`)}</div>`;
}
