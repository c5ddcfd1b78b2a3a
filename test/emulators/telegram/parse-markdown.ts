import { badRequest } from './api-error.ts';
import type { FormattedText } from './formatted-text.ts';
import type { WireEntity } from './wire-types.ts';

const MARKS: readonly (readonly [string, string])[] = [['__', 'underline'], ['||', 'spoiler'], ['*', 'bold'], ['_', 'italic'], ['~', 'strikethrough'], ['`', 'code']];
const RESERVED = '_*[]()~`>#+-=|{}.!';

/** Parse mode MarkdownV2 without block quotes, code blocks and custom emoji (README, deviations). Refuses unescaped reserved characters. */
export function parseMarkdownV2(source: string): FormattedText {
  let text = '';
  const entities: WireEntity[] = [];
  const open: { type: string; offset: number; at: number }[] = [];
  for (let at = 0; at < source.length;) {
    const char = source.charAt(at);
    const top = open.at(-1);
    const mark = MARKS.find(([sign]) => source.startsWith(sign, at));
    if (char === '\\' && at + 1 < source.length) {
      text += source.charAt(at + 1);
      at += 2;
    } else if (char === '[') {
      open.push({ type: 'text_link', offset: text.length, at });
      at += 1;
    } else if (char === ']' && top?.type === 'text_link') {
      const link = /^\]\(((?:\\.|[^()\\])+)\)/.exec(source.slice(at));
      if (link?.[1] === undefined) throw badRequest(`can't parse entities: Character '[' is reserved and must be escaped with the preceding '\\'`);
      entities.push({ type: 'text_link', offset: top.offset, length: text.length - top.offset, url: link[1].replaceAll(/\\(.)/g, '$1') });
      open.pop();
      at += link[0].length;
    } else if (mark !== undefined) {
      if (top?.type === mark[1]) {
        if (text.length > top.offset) entities.push({ type: mark[1], offset: top.offset, length: text.length - top.offset });
        open.pop();
      } else open.push({ type: mark[1], offset: text.length, at });
      at += mark[0].length;
    } else if (RESERVED.includes(char)) {
      throw badRequest(`can't parse entities: Character '${char}' is reserved and must be escaped with the preceding '\\'`);
    } else {
      text += char;
      at += 1;
    }
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined) {
    throw badRequest(`can't parse entities: Can't find end of ${capitalised(unclosed.type)} entity at byte offset ${Buffer.byteLength(source.slice(0, unclosed.at))}`);
  }
  return { text, entities: entities.sort((a, b) => a.offset - b.offset || b.length - a.length) };
}

function capitalised(type: string): string {
  return type === 'text_link' ? 'TextUrl' : type.charAt(0).toUpperCase() + type.slice(1);
}
