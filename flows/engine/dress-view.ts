import type { Translate } from '../../core/language/translate.ts';
import type { FormState } from './session.ts';
import type { Button, View } from './view.ts';

const goButton = (label: string, place: string): Button => ({ label, press: { kind: 'go', to: place } });

/** Writes the form's token and step into the answer buttons that its steps drew. */
export function signAnswers(view: View, form: FormState): View {
  if (!view.buttons) return view;
  const sign = (button: Button): Button => (button.press.kind === 'answer' && button.press.token === ''
    ? { ...button, press: { ...button.press, token: form.token, step: form.step } }
    : button);
  return { ...view, buttons: view.buttons.map((row) => row.map(sign)) };
}

/** Signs that need no language; words stand on the home screen. */
const HELP_SIGN = '❓';
const LANGUAGE_SIGN = '🌐';

/**
 * Back, Cancel, Menu, Help and Language under a screen; a form that was set aside can be resumed from everywhere. `home`: the menu itself is shown;
 * `nowhere`: what is shown is no place (an outcome, help) and stands above the menu, so that there is nothing to go back to.
 */
export function navigation(t: Translate, where: { inForm: boolean; home: boolean; nowhere?: boolean; setAside?: string }): Button[][] {
  const help = goButton(where.home ? t('engine:nav.help') : HELP_SIGN, 'nav.help');
  const language = goButton(where.home ? t('engine:nav.language') : LANGUAGE_SIGN, 'nav.language');
  const menu = goButton(t('engine:nav.menu'), 'nav.menu');
  const back = goButton(t('engine:nav.back'), 'nav.back');
  const resume = where.setAside === undefined ? [] : [[
    goButton(`${t('engine:unfinished.resume')}: ${where.setAside}`, 'nav.resume'),
    goButton(t('engine:unfinished.drop'), 'nav.drop'),
  ]];
  if (where.inForm) return [[back, goButton(t('engine:nav.cancel'), 'nav.cancel')], [menu, help, language]];
  if (where.home) return [...resume, [help, language]];
  return [...resume, [...(where.nowhere ? [] : [back]), menu, help, language]];
}

/** Puts what was said on top of a view, in one message. */
export function withLead(view: View, said: readonly string[]): View {
  const lead = [...said, ...(view.lead ? [view.lead] : [])].join('\n\n');
  return lead === '' ? view : { ...view, lead };
}
