import type { Chat } from '../engine/chat.ts';
import type { Button } from '../engine/view.ts';

/** Cards a page: a carousel on Viber holds six. */
export function pageSize(chat: Pick<Chat, 'channel'>): number {
  return chat.channel === 'viber' ? 6 : 10;
}

const TURN = '~';

/** A page number from a button; anything else is the first page. */
export function pageOf(arg: string | undefined): number {
  const [, page] = /^~?(\d{1,3})$/.exec(arg ?? '') ?? [];
  return page === undefined ? 0 : Number(page);
}

/** True when a page was turned: Telegram shows it in the same message. */
export function isTurned(arg: string | undefined): boolean {
  return arg?.startsWith(TURN) === true;
}

/** Previous and next, where there are such pages. `args` come before the page number. */
export function pageButtons(chat: Chat, to: string, args: readonly string[], { page, more }: { page: number; more: boolean }): Button[][] {
  const turn = (label: string, next: number): Button => ({ label, press: { kind: 'go', to, args: [...args, `${TURN}${next}`] } });
  const row = [
    ...(page > 0 ? [turn(chat.t('engine:previous'), page - 1)] : []),
    ...(more ? [turn(chat.t('engine:next'), page + 1)] : []),
  ];
  return row.length === 0 ? [] : [row];
}
