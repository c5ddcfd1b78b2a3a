import { formatDateTime } from '../../core/language/format-date.ts';
import type { PinState } from '../../core/pin/read-pin.ts';
import type { Chat } from '../engine/chat.ts';
import type { View } from '../engine/view.ts';
import { goButton } from '../go-button.ts';

/** No PIN can be entered now: until when, or that a person has to help. */
export function lockedView({ t, language }: Pick<Chat, 't' | 'language'>, state: Extract<PinState, { kind: 'locked' | 'blocked' }>): View {
  return {
    title: t('pin:title'),
    body: state.kind === 'locked' ? t('pin:locked', { until: formatDateTime(state.until, language) }) : t('pin:blocked'),
    buttons: [[{ label: t('pin:button.forgot'), press: { kind: 'go', to: 'pinhelp.forgot' } }]],
  };
}

/** The PIN was reset by a person: until when no money goes out. Who has none yet may choose one meanwhile. */
export function waitView({ t, language }: Pick<Chat, 't' | 'language'>, { until, missing }: { until: Date; missing: boolean }): View {
  return {
    title: t('pin:title'),
    body: t('pin:waits', { until: formatDateTime(until, language) }),
    buttons: [[missing ? goButton(t('pin:button.choose'), 'pin', [], 'primary') : goButton(t('pin:button.wallet'), 'wallet.balance')]],
  };
}
