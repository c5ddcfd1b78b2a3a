import type { Api } from 'grammy';
import { translator } from '../../core/language/translate.ts';

const UPDATES = ['message', 'edited_message', 'callback_query', 'inline_query', 'my_chat_member'] as const;
const COMMANDS = ['menu', 'help', 'language', 'back', 'cancel'] as const;

/** The command list beside the input, in English and in Burmese. */
export async function registerCommands(api: Api): Promise<void> {
  for (const [locale, code] of [['en', undefined], ['my', 'my']] as const) {
    const t = translator(locale);
    const commands = COMMANDS.map((command) => ({ command, description: t(`engine:nav.${command}`) }));
    await api.setMyCommands(commands, code ? { language_code: code } : {});
  }
}

/** Tells Telegram where our webhook is. Calling it again changes nothing. */
export async function registerTelegramWebhook(api: Api, publicUrl: string, secret: string): Promise<void> {
  await api.setWebhook(`${publicUrl}/webhooks/telegram`, { secret_token: secret, allowed_updates: UPDATES, max_connections: 40 });
}
