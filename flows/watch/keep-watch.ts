import { setWatchPace, stopWatch } from '../../core/watches/change-watch.ts';
import { saveWatch, type SavedWatch } from '../../core/watches/save-watch.ts';
import { WATCH_PACES } from '../../core/watches/watch-limits.ts';
import type { Watch } from '../../core/watches/watch.model.ts';
import type { Chat } from '../engine/chat.ts';
import { finish, go, type Move } from '../engine/flow.ts';
import { answer } from '../engine/steps.ts';
import { goButton } from '../go-button.ts';
import { memberOf } from '../member-of.ts';
import { drawWatch } from './watch-screens.ts';
import { nameOfWatch } from './watch-words.ts';

/** `watch.save QUERY`: saves a search; nothing found becomes "tell me when one comes". */
export async function save(chat: Chat): Promise<Move> {
  const saved = await saveWatch(await chat.tx(), { member: memberOf(chat), code: chat.args[0] ?? '' });
  return answer(chat, saved, {
    ok: ({ watch, known }: SavedWatch) => {
      const view = drawWatch(chat, watch);
      return finish({ ...view, lead: chat.t(known ? 'watch:known' : 'watch:saved') });
    },
    watch_everything: () => finish({ body: chat.t('watch:everything'), buttons: [[goButton(chat.t('home:buttons.find'), 'find.browse', [], 'primary')]] }),
    too_many_watches: (params) => finish({ body: chat.t('watch:full', params), buttons: [[goButton(chat.t('watch:title'), 'watch.list', [], 'primary')]] }),
  });
}

/** `watch.pace WATCH PACE`: at once, once a day, or not for now. */
export async function pace(chat: Chat): Promise<Move> {
  const [watch = '', wanted] = chat.args;
  const chosen = WATCH_PACES.find((each) => each === wanted);
  if (!chosen) return go('watch.list');
  const changed = await setWatchPace(await chat.tx(), { member: memberOf(chat), watch, pace: chosen });
  return answer(chat, changed, { ok: ({ _id }: Watch) => go('watch.card', _id), watch_not_found: 'engine:notFound' });
}

/** `watch.stop WATCH`: forgets it; a button brings it back. */
export async function stop(chat: Chat): Promise<Move> {
  const stopped = await stopWatch(await chat.tx(), { member: memberOf(chat), watch: chat.args[0] ?? '' });
  return answer(chat, stopped, {
    ok: (watch: Watch) => finish({
      body: chat.t('watch:stopped', { query: nameOfWatch(watch, chat.language) }),
      buttons: [[goButton(chat.t('watch:buttons.again'), 'watch.save', [watch.code]), goButton(chat.t('watch:title'), 'watch.list')]],
    }),
    watch_not_found: () => finish({ body: chat.t('watch:gone'), buttons: [[goButton(chat.t('watch:title'), 'watch.list')]] }),
  });
}
