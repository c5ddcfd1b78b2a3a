import { flow } from '../engine/flow.ts';
import { deed, screen } from '../engine/steps.ts';
import { because, decline, hearAgain, raise } from './decline.ts';
import { pace, save, stop } from './keep-watch.ts';
import { watchScreen, watchesScreen } from './watch-screens.ts';

/** Searches that are saved: told of a job when it comes, at once or once a day; "not for me" teaches, "stop" stops. */
export const watch = flow('watch', { version: 1 }, {
  list: screen(watchesScreen),
  card: screen(watchScreen),
  save: deed(save),
  pace: deed(pace),
  stop: deed(stop),
  decline: deed(decline),
  because: deed(because),
  raise: deed(raise),
  hear: deed(hearAgain),
});
