import { badRequest } from './api-error.ts';
import type { FormattedText } from './formatted-text.ts';
import type { WireEntity } from './wire-types.ts';

const TAGS: Readonly<Record<string, string>> = {
  b: 'bold', strong: 'bold', i: 'italic', em: 'italic', u: 'underline', ins: 'underline', s: 'strikethrough', strike: 'strikethrough',
  del: 'strikethrough', code: 'code', pre: 'pre', a: 'text_link', span: 'spoiler', 'tg-spoiler': 'spoiler', blockquote: 'blockquote',
};
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };
const TOKEN = /<(\/?)([a-z][a-z0-9-]*)((?:\s[^<>]*)?)>|&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot));|</gi;

interface OpenTag { readonly tag: string; readonly offset: number; readonly url: string | undefined }

/** Parse mode HTML. Refuses unknown, unclosed and crossed tags with the server's words; offsets in UTF-16 units. */
export function parseHtml(source: string): FormattedText {
  let text = '';
  let last = 0;
  const open: OpenTag[] = [];
  const entities: WireEntity[] = [];
  for (const match of source.matchAll(TOKEN)) {
    text += source.slice(last, match.index);
    last = match.index + match[0].length;
    const [whole, slash, name, attributes, decimal, hex, named] = match;
    const at = Buffer.byteLength(source.slice(0, match.index));
    if (named !== undefined) text += NAMED[named.toLowerCase()] ?? whole;
    else if (decimal !== undefined || hex !== undefined) text += String.fromCodePoint(Number(decimal ?? `0x${hex}`));
    else if (name === undefined) throw badRequest(`can't parse entities: Unsupported start tag "" at byte offset ${at}`);
    else if (slash === '') open.push(startTag(name.toLowerCase(), attributes ?? '', text.length, at));
    else closeTag(open.pop(), name.toLowerCase(), text, entities, at);
  }
  text += source.slice(last);
  const unclosed = open.at(-1);
  if (unclosed !== undefined) throw badRequest(`can't parse entities: Can't find end tag corresponding to start tag "${unclosed.tag}"`);
  return { text, entities: entities.sort((a, b) => a.offset - b.offset || b.length - a.length) };
}

function startTag(tag: string, attributes: string, offset: number, at: number): OpenTag {
  if (!(tag in TAGS) || (tag === 'span' && !attributes.includes('tg-spoiler'))) {
    throw badRequest(`can't parse entities: Unsupported start tag "${tag}" at byte offset ${at}`);
  }
  const href = /href\s*=\s*(?:"([^"]*)"|'([^']*)'|(\S+))/i.exec(attributes);
  return { tag, offset, url: (href?.[1] ?? href?.[2] ?? href?.[3])?.replaceAll('&amp;', '&') };
}

function closeTag(open: OpenTag | undefined, tag: string, text: string, entities: WireEntity[], at: number): void {
  if (open === undefined) throw badRequest(`can't parse entities: Unexpected end tag at byte offset ${at}`);
  if (open.tag !== tag) {
    throw badRequest(`can't parse entities: Unmatched end tag at byte offset ${at}, expected "</${open.tag}>", found "</${tag}>"`);
  }
  const length = text.length - open.offset;
  const type = TAGS[tag];
  if (length === 0 || type === undefined) return;
  if (type !== 'text_link') entities.push({ type, offset: open.offset, length });
  else if (open.url !== undefined && open.url !== '') entities.push({ type, offset: open.offset, length, url: open.url });
}
