import type { BotMedia, BotMessage } from './bot-message.ts';
import { parseBoard } from './parse-board.ts';
import { refuse, type Refusal } from './statuses.ts';
import { bodyOfType } from './message-types.ts';
import { wrongBoard } from './validate-keyboard.ts';
import { isObject, type WireObject } from './wire.ts';

const SENDER_NAME_MAX = 28;
const TRACKING_DATA_MAX = 4000;
const BUTTON_IMAGE_BYTES_MAX = 500 * 1024;

/** A checked message or the answer that refuses it. */
export type Checked = { readonly ok: true; readonly message: BotMessage } | { readonly ok: false; readonly refusal: Refusal };

/** What differs between send_message and the welcome message, which the SDK sends without sender (channels.md §1.10 #4). */
export interface CheckOptions {
  readonly senderRequired: boolean;
}

/** Checks a message's JSON as Viber's server does (channels.md §1.4, §1.5); the receiver is the caller's to check. */
export function checkMessage(wire: WireObject, options: CheckOptions): Checked {
  const level = wire['min_api_version'] ?? 1;
  if (typeof level !== 'number' || !Number.isInteger(level) || level < 1) return fail(refuse('badData', 'min_api_version is not valid'));
  const envelope = wrongSender(wire['sender'], options.senderRequired) ?? wrongTracking(wire['tracking_data']);
  if (envelope !== undefined) return fail(envelope);
  const keyboardWire = wire['keyboard'] ?? undefined;
  const type = wire['type'] ?? undefined;
  if (type === undefined && keyboardWire === undefined) return fail(refuse('missingData', 'type is missing'));
  if (keyboardWire !== undefined) {
    const wrong = wrongBoard('keyboard', keyboardWire, level);
    if (wrong !== undefined) return fail(refuse('badData', wrong));
  }
  const body = type === undefined ? { text: '', fetches: [] } : bodyOfType(type, wire, level);
  if ('status' in body) return fail(body);
  const keyboard = isObject(keyboardWire) ? parseBoard(keyboardWire, 'keyboard') : undefined;
  const tracking = wire['tracking_data'];
  return {
    ok: true,
    message: {
      type: typeof type === 'string' ? type : 'keyboard',
      minApiVersion: level,
      ...body,
      fetches: [...body.fetches, ...imagesOf(keyboard), ...imagesOf(body.carousel)],
      ...(typeof tracking === 'string' ? { trackingData: tracking } : {}),
      ...(keyboard === undefined ? {} : { keyboard }),
    },
  };
}

function wrongSender(sender: unknown, required: boolean): Refusal | undefined {
  if (sender === undefined || sender === null) return required ? refuse('missingData', 'sender is missing') : undefined;
  const name = isObject(sender) ? sender['name'] : undefined;
  if (typeof name !== 'string' || name === '') return refuse('missingData', 'sender.name is missing');
  if (name.length > SENDER_NAME_MAX) return refuse('badData', `sender.name is too long (maximum: ${SENDER_NAME_MAX})`);
  const avatar = isObject(sender) ? (sender['avatar'] ?? '') : '';
  return typeof avatar === 'string' ? undefined : refuse('badData', 'sender.avatar is not valid');
}

function wrongTracking(tracking: unknown): Refusal | undefined {
  if (tracking === undefined || tracking === null) return undefined;
  if (typeof tracking !== 'string') return refuse('badData', 'tracking_data must be a string');
  return tracking.length > TRACKING_DATA_MAX ? refuse('badData', 'tracking_data is too long') : undefined;
}

function imagesOf(board: BotMessage['keyboard']): BotMedia[] {
  if (board === undefined) return [];
  return board.buttons.flatMap(button =>
    [button.image, button.picture].flatMap(url =>
      url === undefined ? [] : [{ url, kind: 'image' as const, bytesMax: BUTTON_IMAGE_BYTES_MAX }],
    ),
  );
}

function fail(refusal: Refusal): Checked {
  return { ok: false, refusal };
}
