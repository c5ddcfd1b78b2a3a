import type { WireEntity } from './wire-types.ts';

/** Latin fast path: a text without any of these has nothing to detect. */
const HINT = /[/@#]|\.[a-z]|\d/i;
const PATTERNS: readonly (readonly [string, RegExp])[] = [
  ['url', /(?:https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]]|\b(?:t\.me|telegram\.me)\/[\w/?=&%-]+)/gi],
  ['email', /\b[\w.+-]+@[\w-]+\.[a-z]{2,}\b/gi],
  ['bot_command', /(?<![\w/@])\/[a-z0-9_]{1,64}(?:@[a-z]\w{2,31})?(?!\w|\/)/gi],
  ['mention', /(?<!\w)@[a-z]\w{3,31}\b/gi],
  ['hashtag', /(?<![\p{L}\p{N}_&/])#[\p{L}\p{M}\p{N}_]*\p{L}[\p{L}\p{M}\p{N}_]*/gu],
  ['phone_number', /(?<![\w.])\+\d{8,15}\b/g],
];

/** Finds what the server finds by itself (links, commands, mentions…) outside the entities already there. UTF-16 units. */
export function detectEntities(text: string, taken: readonly WireEntity[]): WireEntity[] {
  if (!HINT.test(text)) return [];
  const found: WireEntity[] = [];
  const occupied = taken.filter((entity) => ['code', 'pre', 'text_link', 'text_mention', 'url'].includes(entity.type));
  for (const [type, pattern] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const entity = { type, offset: match.index, length: match[0].length };
      if (!occupied.some((other) => entity.offset < other.offset + other.length && other.offset < entity.offset + entity.length)) {
        found.push(entity);
        occupied.push(entity);
      }
    }
  }
  return found;
}
