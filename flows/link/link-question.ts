import type { Translate } from '../../core/language/translate.ts';
import type { View } from '../engine/view.ts';
import { goButton } from '../go-button.ts';

/** The question in the first chat: is it you who typed the code over there? */
export function linkQuestion(t: Translate, asked: { link: string; channel: string; name?: string }): View {
  const channel = asked.channel === 'viber' ? 'Viber' : 'Telegram';
  return {
    body: `${t('link:confirm', { channel, name: asked.name ?? t('link:noName') })}\n${t('link:confirmMore')}`,
    buttons: [[goButton(t('link:buttons.yes'), 'link.yes', [asked.link], 'primary'), goButton(t('link:buttons.no'), 'link.no', [asked.link], 'danger')]],
  };
}
