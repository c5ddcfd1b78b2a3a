import { WATCH_PACES, WATCHES_MAX } from '../../core/watches/watch-limits.ts';
import { findWatch, listWatches } from '../../core/watches/list-watches.ts';
import type { Watch } from '../../core/watches/watch.model.ts';
import type { Chat } from '../engine/chat.ts';
import type { View } from '../engine/view.ts';
import { goButton } from '../go-button.ts';
import { memberOf } from '../member-of.ts';
import { nameOfWatch, stopButton } from './watch-words.ts';

/** `watch.list`: the member's saved searches, each with what it does. */
export async function watchesScreen(chat: Chat): Promise<View> {
  const { t } = chat;
  const watches = await listWatches(chat.read, memberOf(chat));
  if (watches.length === 0) return { title: t('watch:title'), body: t('watch:none'), buttons: [[goButton(t('home:buttons.find'), 'find.browse', [], 'primary')]] };
  return {
    title: t('watch:title'),
    body: t('watch:list', { count: watches.length, max: WATCHES_MAX }),
    cards: watches.map((watch) => ({
      title: nameOfWatch(watch, chat.language),
      lines: [t(`watch:state.${watch.pace}`)],
      buttons: [goButton(t('watch:buttons.card'), 'watch.card', [watch._id], 'primary'), goButton(t('watch:buttons.jobs'), 'find.results', [watch.code, '0'])],
    })),
  };
}

/** `watch.card WATCH`: one saved search and what can be done about it. */
export async function watchScreen(chat: Chat): Promise<View> {
  const watch = await findWatch(chat.read, { member: memberOf(chat), watch: chat.args[0] ?? '' });
  if (!watch) return { body: chat.t('engine:notFound'), buttons: [[goButton(chat.t('watch:title'), 'watch.list')]] };
  return drawWatch(chat, watch);
}

/** A saved search as a view: under "saved", after a change, and as its own screen. */
export function drawWatch(chat: Pick<Chat, 't' | 'language'>, watch: Watch): View {
  const { t } = chat;
  const paces = WATCH_PACES.filter((pace) => pace !== watch.pace).map((pace) => goButton(t(`watch:pace.${pace}`), 'watch.pace', [watch._id, pace]));
  return {
    title: nameOfWatch(watch, chat.language),
    body: t(`watch:state.${watch.pace}`),
    buttons: [paces, [goButton(t('watch:buttons.jobs'), 'find.results', [watch.code, '0']), stopButton(t, watch._id)], [goButton(t('watch:title'), 'watch.list')]],
  };
}
