import type { Signal } from '../../core/hires/hire-rules.ts';
import { formatDate } from '../../core/language/format-date.ts';
import { formatKyat } from '../../core/language/format-money.ts';
import type { Invite, Worth } from '../../core/referrals/list-my-invites.ts';
import type { Chat } from '../engine/chat.ts';

/** What a friend is worth, as short as a card has room for. */
export function shortWorth({ t, language }: Pick<Chat, 't' | 'language'>, worth: Worth): string {
  if (worth.kind === 'nothing' || worth.kind === 'failed') return t('invites:short.none');
  const amount = formatKyat(worth.amount, language);
  return worth.kind === 'could' || worth.kind === 'running' ? t('invites:short.open', { amount }) : t(`invites:short.${worth.kind}`, { amount });
}

/** Fraud signals as a person reads them, one after the other; empty without any. */
export function signalWords(t: Chat['t'], signals: readonly Signal[]): string {
  const words = signals.map((signal) => t(`bounty:signal.${signal}`));
  return words.length === 0 ? '' : words.reduceRight((rest, first) => t('format:list.and', { first, rest }));
}

/** How far a friend has come. Who was hired was chosen, whatever became of the reward. */
export function stateWords({ t }: Pick<Chat, 't'>, { state, worth }: Pick<Invite, 'state' | 'worth'>): string {
  return t(`invites:state.${worth?.kind === 'failed' && state === 'rejected' ? 'hired' : state}`);
}

/** What a friend is worth, from when to when, in a sentence. */
export function worthWords({ t, language }: Pick<Chat, 't' | 'language'>, worth: Worth): string {
  const date = (at: Date) => formatDate(at, language);
  if (worth.kind === 'nothing') return t('invites:worth.nothing', { why: t(`bounty:nothing.${worth.why}`) });
  const amount = formatKyat(worth.amount, language);
  switch (worth.kind) {
    case 'could': return t('invites:worth.could', { amount, until: date(worth.until) });
    case 'running': return t('invites:worth.running', { amount });
    case 'waits': return worth.asking ? t('invites:worth.asks', { amount }) : t('invites:worth.waits', { amount, from: date(worth.from), until: date(worth.until) });
    case 'watched': return t('invites:worth.watched', { amount, reasons: signalWords(t, worth.signals) });
    case 'paid': return t('invites:worth.paid', { amount, date: date(worth.at) });
    case 'failed': return t('invites:worth.failed', { why: t(`bounty:failed.${worth.why}`) });
  }
}
