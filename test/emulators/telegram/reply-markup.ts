import { badRequest } from './api-error.ts';
import { isRecord, type Params } from './params.ts';
import type { WireInlineButton, WireInlineKeyboard } from './wire-types.ts';

export interface ReplyButton {
  readonly text: string;
  readonly request_contact: boolean;
  readonly request_location: boolean;
}

export interface ReplyKeyboard {
  readonly rows: readonly (readonly ReplyButton[])[];
  readonly oneTime: boolean;
  readonly placeholder: string | undefined;
}

export type Markup =
  | { readonly kind: 'none' }
  | { readonly kind: 'inline'; readonly wire: WireInlineKeyboard }
  | { readonly kind: 'reply'; readonly keyboard: ReplyKeyboard }
  | { readonly kind: 'remove' | 'force' };

const ACTIONS = ['url', 'callback_data', 'web_app', 'login_url', 'switch_inline_query', 'switch_inline_query_current_chat',
  'switch_inline_query_chosen_chat', 'copy_text', 'disabled', 'callback_game', 'pay'];
const STYLES = ['danger', 'success', 'primary'];
/** Undocumented ceilings (channels.md §2.2, confidence M): refused here, so that no screen of ours relies on luck. */
const INLINE_MAX = { total: 100, row: 8 };
const REPLY_MAX = { total: 300, row: 12 };

/** Reads and checks `reply_markup`. `private` chats alone may ask for contact and location. */
export function readMarkup(params: Params, chatType: string): Markup {
  const value = params.json('reply_markup', 'reply keyboard markup');
  if (value === undefined) return { kind: 'none' };
  if (!isRecord(value)) throw badRequest('object expected as reply markup');
  if (value.inline_keyboard !== undefined) return readInline(value.inline_keyboard);
  if (value.keyboard !== undefined) return readReply(value, chatType);
  if (value.remove_keyboard === true) return { kind: 'remove' };
  if (value.force_reply === true) return { kind: 'force' };
  return { kind: 'none' };
}

function readInline(rows: unknown): Markup {
  const buttons = grid(rows, 'inline_keyboard', 'InlineKeyboardMarkup', INLINE_MAX);
  const inline_keyboard = buttons.map((row) => row.map(readInlineButton));
  return inline_keyboard.length === 0 ? { kind: 'none' } : { kind: 'inline', wire: { inline_keyboard } };
}

function grid(rows: unknown, field: string, type: string, max: { total: number; row: number }): unknown[][] {
  if (!Array.isArray(rows)) throw badRequest(`field "${field}" of the ${type} must be of type Array`);
  const result: unknown[][] = [];
  let total = 0;
  for (const row of rows) {
    if (!Array.isArray(row)) throw badRequest(`field "${field}" of the ${type} must be an Array of Arrays`);
    if (row.length > max.row) throw badRequest('reply markup is too long');
    total += row.length;
    if (row.length > 0) result.push(row);
  }
  if (total > max.total) throw badRequest('reply markup is too long');
  return result;
}

function readInlineButton(button: unknown): WireInlineButton {
  const prefix = "can't parse inline keyboard button: ";
  if (!isRecord(button)) throw badRequest(`${prefix}InlineKeyboardButton must be an Object`);
  if (button.text === undefined) throw badRequest(`${prefix}Can't find field "text"`);
  if (typeof button.text !== 'string') throw badRequest(`${prefix}Field "text" must be of type String`);
  if (button.text.trim() === '') throw badRequest('REPLY_MARKUP_INVALID');
  checkStyle(button.style, prefix);
  const action = ACTIONS.find((name) => button[name] !== undefined && button[name] !== '');
  if (action === undefined) throw badRequest(`${prefix}Text buttons are unallowed in the inline keyboard`);
  const style = typeof button.style === 'string' ? { style: button.style } : {};
  if (action === 'callback_data') return { text: button.text, callback_data: callbackData(button.callback_data, prefix), ...style };
  if (action === 'url') return { text: button.text, url: httpUrl(button.url), ...style };
  if (action === 'copy_text') checkCopyText(button.copy_text);
  return { text: button.text, [action]: button[action], ...style };
}

function checkStyle(style: unknown, prefix: string): void {
  if (style !== undefined && (typeof style !== 'string' || !STYLES.includes(style))) throw badRequest(`${prefix}invalid button style specified`);
}

function callbackData(data: unknown, prefix: string): string {
  if (typeof data !== 'string') throw badRequest(`${prefix}Field "callback_data" must be of type String`);
  if (Buffer.byteLength(data) > 64) throw badRequest('BUTTON_DATA_INVALID');
  return data;
}

function httpUrl(url: unknown): string {
  const text = String(url);
  const full = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `http://${text}`;
  const invalid = (why: string) => badRequest(`inline keyboard button URL '${text}' is invalid: ${why}`);
  if (!URL.canParse(full)) throw invalid('Wrong HTTP URL');
  const parsed = new URL(full);
  if (parsed.protocol === 'tg:' || parsed.protocol === 'ton:') return text;
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') throw invalid('Unsupported URL protocol');
  // The real server refuses hosts without a dot; loopback names are let through for laptops (README, deviations).
  if (!parsed.hostname.includes('.') && parsed.hostname !== 'localhost') throw invalid('Wrong HTTP URL');
  return parsed.href;
}

function checkCopyText(value: unknown): void {
  const text = isRecord(value) && typeof value.text === 'string' ? value.text : '';
  if (text.length < 1 || text.length > 256) throw badRequest('BUTTON_COPY_TEXT_INVALID');
}

function readReply(value: Record<string, unknown>, chatType: string): Markup {
  if (chatType === 'channel') throw badRequest('reply keyboard is not supported in channels');
  const rows = grid(value.keyboard, 'keyboard', 'ReplyKeyboardMarkup', REPLY_MAX).map((row) => row.map((button) => readReplyButton(button, chatType)));
  if (rows.length === 0) return { kind: 'none' };
  const placeholder = typeof value.input_field_placeholder === 'string' ? value.input_field_placeholder : undefined;
  if (placeholder !== undefined && placeholder.length > 64) throw badRequest('input field placeholder is too long');
  return { kind: 'reply', keyboard: { rows, oneTime: value.one_time_keyboard === true, placeholder } };
}

function readReplyButton(button: unknown, chatType: string): ReplyButton {
  const prefix = "can't parse keyboard button: ";
  if (typeof button === 'string') return { text: nonEmpty(button), request_contact: false, request_location: false };
  if (!isRecord(button)) throw badRequest(`${prefix}KeyboardButton must be a String or an Object`);
  if (typeof button.text !== 'string') throw badRequest(`${prefix}Field "text" must be of type String`);
  checkStyle(button.style, prefix);
  const request_contact = button.request_contact === true;
  const request_location = button.request_location === true;
  if (chatType !== 'private' && (request_contact || request_location)) {
    throw badRequest(`${request_contact ? 'phone number' : 'location'} can be requested in private chats only`);
  }
  return { text: nonEmpty(button.text), request_contact, request_location };
}

function nonEmpty(text: string): string {
  if (text.trim() === '') throw badRequest('keyboard button text must be non-empty');
  return text;
}
