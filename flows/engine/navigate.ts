import { LANGUAGES, type Language } from '../../core/language/language.ts';
import { openLink } from './open-link.ts';
import type { Turn } from './turn.ts';

/** The buttons and words that work everywhere: `nav.menu`, `nav.back`, … An unknown one draws the current screen again. */
export async function navigate(turn: Turn, name: string, args: readonly string[]): Promise<void> {
  switch (name) {
    case 'menu':
      turn.update({ inForm: false });
      return turn.go(turn.table.home, []);
    case 'back': return goBack(turn);
    case 'cancel': return cancel(turn);
    case 'help': return help(turn);
    case 'language':
      turn.aside(turn.table.chooseLanguage());
      return;
    case 'speak': return speak(turn, args[0]);
    case 'resume': return resume(turn);
    case 'drop': return drop(turn, args);
    default: return turn.draw();
  }
}

/** Help is no place: it is shown beside the screen on which the person stays. */
async function help(turn: Turn): Promise<void> {
  const [flow = '', step = ''] = turn.table.help.split('.');
  const view = await turn.step(flow, step)?.draw?.(turn.here());
  if (view) turn.aside(view);
}

async function goBack(turn: Turn): Promise<void> {
  const { form, inForm, trail } = turn.session;
  if (inForm && form) {
    const step = form.path.at(-1);
    if (step !== undefined) {
      const { returnTo, ...rest } = form;
      turn.update({ form: { ...rest, ...(returnTo !== undefined && returnTo !== step && { returnTo }), step, path: form.path.slice(0, -1), touchedAt: turn.host.now } });
      return turn.draw();
    }
    if (Object.keys(form.slots).length === 0) turn.dropForm();
    else turn.update({ inForm: false });
    return turn.draw();
  }
  const place = trail.at(-1);
  if (!place) return turn.go(turn.table.home, []);
  turn.update({ at: place, trail: trail.slice(0, -1) });
  return turn.draw();
}

async function cancel(turn: Turn): Promise<void> {
  const { t } = turn.here();
  turn.say(turn.session.form ? t('engine:cancelled') : t('engine:nothingToCancel'));
  turn.dropForm();
  return turn.go(turn.table.home, []);
}

async function resume(turn: Turn): Promise<void> {
  if (!turn.session.form) return turn.draw();
  turn.update({ inForm: true });
  turn.say(turn.here().t('engine:resumed'));
  return turn.draw();
}

async function drop(turn: Turn, args: readonly string[]): Promise<void> {
  const [place, ...rest] = args;
  if (turn.session.form) turn.say(turn.here().t('engine:dropped'));
  turn.dropForm();
  return place === undefined ? turn.go(turn.table.home, []) : turn.go(place, rest);
}

function isLanguage(value: string | undefined): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/** Chooses the language. The first time, the person joins, and what they came for follows right after. */
async function speak(turn: Turn, chosen: string | undefined): Promise<void> {
  if (!isLanguage(chosen)) return turn.draw();
  const first = turn.host.language === undefined;
  turn.host.speak(chosen);
  if (!first) return turn.draw();
  await turn.table.arrive(turn.here());
  const { waiting } = turn.session;
  turn.forgetWaiting();
  if (waiting?.link !== undefined) return openLink(turn, waiting.link);
  if (waiting?.text !== undefined) return turn.follow(await turn.table.understand(turn.here(), waiting.text));
  return turn.go(turn.table.home, []);
}
