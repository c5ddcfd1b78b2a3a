import { formatDateTime } from '../../core/language/format-date.ts';
import type { PinState } from '../../core/pin/read-pin.ts';
import type { Chat } from '../engine/chat.ts';
import type { View } from '../engine/view.ts';

/** No PIN can be entered now: until when, or that a person has to help. */
export function lockedView({ t, language }: Pick<Chat, 't' | 'language'>, state: Extract<PinState, { kind: 'locked' | 'blocked' }>): View {
  return {
    title: t('pin:title'),
    body: state.kind === 'locked' ? t('pin:locked', { until: formatDateTime(state.until, language) }) : t('pin:blocked'),
    buttons: [[{ label: t('pin:button.forgot'), press: { kind: 'go', to: 'pinhelp.forgot' } }]],
  };
}
