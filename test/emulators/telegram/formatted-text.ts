import { badRequest } from './api-error.ts';
import { detectEntities } from './detect-entities.ts';
import { isRecord, type Params } from './params.ts';
import { parseHtml } from './parse-html.ts';
import { parseMarkdownV2 } from './parse-markdown.ts';
import type { WireEntity } from './wire-types.ts';

export interface FormattedText {
  readonly text: string;
  readonly entities: readonly WireEntity[];
}

/** Raw bytes of a text before parsing (channels.md §2.2). */
const RAW_BYTES_MAX = 32768;
const ENTITIES_MAX = 100;
const ENTITY_TYPES = ['mention', 'hashtag', 'cashtag', 'bot_command', 'url', 'email', 'phone_number', 'bold', 'italic', 'underline', 'strikethrough',
  'spoiler', 'blockquote', 'expandable_blockquote', 'code', 'pre', 'text_link', 'text_mention', 'custom_emoji', 'date_time'];

/**
 * A text argument after parse mode, given entities, trimming and detection. `unitsMax` counts UTF-16 units after parsing: the
 * documents say "characters", the strictest reading is taken. Refuses what is too long; empty is the caller's matter.
 */
export function readFormatted(params: Params, field: 'text' | 'caption', unitsMax: number): FormattedText {
  const raw = params.text(field);
  if (Buffer.byteLength(raw) > RAW_BYTES_MAX) throw badRequest('text is too long');
  const parsed = parseBy(params, raw, field === 'text' ? 'entities' : 'caption_entities');
  const { text, entities } = trim(parsed);
  if (text.length > unitsMax) throw badRequest(field === 'text' ? 'message is too long' : 'message caption is too long');
  return { text, entities: [...entities, ...detectEntities(text, entities)].sort((a, b) => a.offset - b.offset || b.length - a.length) };
}

function parseBy(params: Params, raw: string, entitiesField: string): FormattedText {
  const mode = params.text('parse_mode').toLowerCase();
  const given = params.json(entitiesField, 'entities');
  if (mode === 'html') return parseHtml(raw);
  if (mode === 'markdownv2' || mode === 'markdown') return parseMarkdownV2(raw);
  if (mode !== '' && mode !== 'none') throw badRequest('unsupported parse_mode');
  return given === undefined ? { text: raw, entities: [] } : { text: raw, entities: readEntities(given, raw) };
}

function readEntities(value: unknown, text: string): WireEntity[] {
  if (!Array.isArray(value)) throw badRequest("can't parse entities: expected an Array of MessageEntity");
  const entities: WireEntity[] = [];
  for (const entry of value.slice(0, ENTITIES_MAX)) {
    if (!isRecord(entry) || typeof entry.type !== 'string') throw badRequest("can't parse MessageEntity: expected an Object");
    if (!ENTITY_TYPES.includes(entry.type)) throw badRequest("can't parse MessageEntity: Unsupported type specified");
    const offset = Number(entry.offset);
    const length = Number(entry.length);
    if (!Number.isInteger(offset) || offset < 0) throw badRequest(`receive an entity with incorrect offset ${offset}`);
    if (!Number.isInteger(length) || length < 0) throw badRequest(`receive an entity with incorrect length ${length}`);
    if (length === 0) continue;
    if (offset >= text.length) throw badRequest(`entity begins after the end of the text at UTF-16 offset ${offset}`);
    if (offset + length > text.length) {
      throw badRequest(`entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${offset + length}`);
    }
    if (splitsPair(text, offset) || splitsPair(text, offset + length)) {
      throw badRequest(`entity begins in a middle of a UTF-16 symbol at byte offset ${offset}`);
    }
    const url = entry.type === 'text_link' ? { url: linkUrl(String(entry.url ?? '')) } : {};
    entities.push({ type: entry.type, offset, length, ...url });
  }
  return entities;
}

/** True when a surrogate pair would be cut in two. */
function splitsPair(text: string, at: number): boolean {
  return at > 0 && at < text.length && /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(at));
}

function linkUrl(url: string): string {
  if (url === '') throw badRequest("entity URL '' is invalid: URL host is empty");
  const full = /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `http://${url}`;
  if (!URL.canParse(full) || !/[.:]/.test(url)) throw badRequest(`entity URL '${url}' is invalid: Wrong HTTP URL`);
  return url;
}

/** The server drops leading and trailing blanks and clips the entities to what remains. */
function trim({ text, entities }: FormattedText): FormattedText {
  const cleaned = text.replaceAll('\r', '');
  const start = cleaned.length - cleaned.trimStart().length;
  const trimmed = cleaned.trim();
  if (trimmed.length === text.length) return { text, entities };
  const clipped = entities.flatMap((entity) => {
    const from = Math.max(entity.offset - start, 0);
    const to = Math.min(entity.offset + entity.length - start, trimmed.length);
    return to > from ? [{ ...entity, offset: from, length: to - from }] : [];
  });
  return { text: trimmed, entities: clipped };
}
