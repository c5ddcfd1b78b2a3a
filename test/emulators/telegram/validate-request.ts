import { isRecord } from './params.ts';
import { TypeChecker } from './type-schema.ts';

const PARAMS = new TypeChecker({ package: '@gramio/types', file: 'out/params.d.ts', type: '*' });
/** Methods that take no arguments, and so have no type. */
const BARE = ['getme', 'getwebhookinfo', 'logout', 'close', 'getmystarbalance', 'getavailablegifts', 'getforumtopiciconstickers'];
const JSON_FIELDS = ['reply_markup', 'media', 'entities', 'caption_entities', 'reply_parameters', 'allowed_updates', 'commands', 'scope',
  'menu_button', 'results', 'link_preview_options', 'message_ids'];
const NUMBER_FIELDS = ['message_id', 'duration', 'width', 'height', 'message_thread_id', 'latitude', 'longitude'];
const FLAG_FIELDS = ['disable_notification', 'protect_content', 'show_caption_above_media', 'has_spoiler', 'disable_content_type_detection'];

/**
 * What is wrong with a request by the documented types of Bot API 10.3 (@gramio/types): unknown fields, wrong types, unknown values.
 * Empty means nothing. Numeric limits are not in the types; the emulator itself refuses those.
 */
export function validateTelegramRequest(method: string, payload: Readonly<Record<string, unknown>>): string[] {
  if (BARE.includes(method.toLowerCase())) {
    return Object.keys(payload).map((field) => `${method}: takes no arguments, got ${field}`);
  }
  const type = `${method.charAt(0).toUpperCase()}${method.slice(1)}Params`;
  const problems = PARAMS.problems(type, plain(payload));
  if (problems === undefined) return [`${method}: no such method`];
  return problems.map((problem) => `${method}: ${problem}`);
}

/** The payload as JSON would carry it: what multipart made text is read back, and a recorded upload stands as `attach://`. */
function plain(payload: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(payload)) {
    if (isRecord(value) && 'file' in value && 'bytes' in value) {
      if (name in { photo: 1, document: 1, voice: 1, video: 1, certificate: 1 }) fields[name] = `attach://${name}`;
    } else if (typeof value === 'string') fields[name] = fromText(name, value);
    else fields[name] = value;
  }
  return fields;
}

function fromText(name: string, value: string): unknown {
  if (JSON_FIELDS.includes(name)) return JSON.parse(value);
  if (NUMBER_FIELDS.includes(name) && Number.isFinite(Number(value))) return Number(value);
  return FLAG_FIELDS.includes(name) ? value === 'true' : value;
}
