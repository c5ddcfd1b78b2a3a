import { badRequest } from '../api-error.ts';
import { isRecord, type Params } from '../params.ts';
import type { Method } from '../platform.ts';
import type { Command } from '../profile.ts';

const SCOPES = ['default', 'all_private_chats', 'all_group_chats', 'all_chat_administrators', 'chat', 'chat_administrators', 'chat_member'];

export const getMe: Method = (platform) => ({
  ...platform.world.bot, can_join_groups: true, can_read_all_group_messages: false, supports_guest_queries: false, supports_inline_queries: true,
  can_connect_to_business: false, has_main_web_app: false, has_topics_enabled: false, allows_users_to_create_topics: false,
  can_manage_bots: false, supports_join_request_queries: false,
});

function commandKey(params: Params): string {
  const scope = params.json('scope', 'BotCommandScope') ?? { type: 'default' };
  if (!isRecord(scope) || typeof scope.type !== 'string' || !SCOPES.includes(scope.type)) throw badRequest("can't parse BotCommandScope: unsupported type specified");
  return `${JSON.stringify(scope)}|${language(params)}`;
}

function language(params: Params): string {
  const code = params.text('language_code');
  if (code !== '' && !/^[a-z]{2}$/.test(code)) throw badRequest('invalid language code specified');
  return code;
}

export const setMyCommands: Method = (platform, params) => {
  const commands = params.json('commands', 'commands');
  if (!Array.isArray(commands)) throw badRequest("can't parse commands JSON object");
  if (commands.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH');
  platform.profile.commands.set(commandKey(params), commands.map(readCommand));
  return true;
};

function readCommand(value: unknown): Command {
  if (!isRecord(value) || typeof value.command !== 'string' || typeof value.description !== 'string') {
    throw badRequest("can't parse BotCommand: expected an Object");
  }
  const command = value.command.replace(/^\//, '');
  if (!/^[a-z0-9_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID');
  const description = value.description.trim();
  if (description.length < 1 || description.length > 256) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
  return { command, description };
}

export const getMyCommands: Method = (platform, params) => platform.profile.commands.get(commandKey(params)) ?? [];

export const deleteMyCommands: Method = (platform, params) => {
  platform.profile.commands.delete(commandKey(params));
  return true;
};

function setText(field: string, max: number, refusal: string): Method {
  return (platform, params) => {
    const text = params.text(field);
    if (text.length > max) throw badRequest(refusal);
    platform.profile.texts.set(`${field}|${language(params)}`, text);
    return true;
  };
}

function getText(field: string): Method {
  return (platform, params) => {
    const { texts } = platform.profile;
    return { [field]: texts.get(`${field}|${language(params)}`) ?? texts.get(`${field}|`) ?? '' };
  };
}

export const setMyName = setText('name', 64, 'BOT_TITLE_INVALID');
export const getMyName = getText('name');
export const setMyDescription = setText('description', 512, 'BOT_DESCRIPTION_TOO_LONG');
export const getMyDescription = getText('description');
export const setMyShortDescription = setText('short_description', 120, 'BOT_SHORT_DESCRIPTION_TOO_LONG');
export const getMyShortDescription = getText('short_description');

export const setChatMenuButton: Method = (platform, params) => {
  const button = params.json('menu_button', 'MenuButton') ?? { type: 'default' };
  if (!isRecord(button) || !['commands', 'default', 'web_app'].includes(String(button.type))) throw badRequest("can't parse MenuButton: unsupported type specified");
  platform.profile.menuButtons.set(params.text('chat_id'), button);
  return true;
};

export const getChatMenuButton: Method = (platform, params) => {
  const { menuButtons } = platform.profile;
  return menuButtons.get(params.text('chat_id')) ?? menuButtons.get('') ?? { type: 'commands' };
};
