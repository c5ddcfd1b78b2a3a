import type { Chat } from './engine/chat.ts';
import type { Button } from './engine/view.ts';

/** The page that a screen's argument names, from 0; nonsense is the first page. */
export function readPage(arg: string | undefined): number {
  const page = Number(arg ?? 0);
  return Number.isSafeInteger(page) && page >= 0 && page < 10_000 ? page : 0;
}

/** A row with the previous and the next page of a list, where there are such; `place` gets the page as its last argument. */
export function pageButtons(chat: Pick<Chat, 't'>, list: { place: string; args?: readonly string[]; page: number; perPage: number; total: number }): Button[][] {
  const button = (label: string, page: number): Button => ({ label, press: { kind: 'go', to: list.place, args: [...(list.args ?? []), String(page)] } });
  const row = [
    ...(list.page > 0 ? [button(chat.t('engine:previous'), list.page - 1)] : []),
    ...((list.page + 1) * list.perPage < list.total ? [button(chat.t('engine:next'), list.page + 1)] : []),
  ];
  return row.length > 0 ? [row] : [];
}
