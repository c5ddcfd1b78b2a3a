const TAG = /<(\/?)([a-zA-Z]+)([^<>]*)>/g;
const FONT_ATTRIBUTE = /\s+(color|size)\s*=\s*["']?([^"'\s]+)["']?/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const HEX_COLOR = /^#[0-9a-fA-F]{6}$/;
const FONT_SIZE_MIN = 12;
const FONT_SIZE_MAX = 32;

/** What the HTML of a button needs: the API level, or why a client cannot draw it. */
export type HtmlVerdict = { readonly level: number } | { readonly wrong: string };

/** Checks the HTML subset of a button's Text: b i u br (1), font color (1), s and font size 12–32 (4); channels.md §1.5. */
export function checkButtonHtml(text: string): HtmlVerdict {
  if (!text.includes('<')) return { level: 1 };
  const open: string[] = [];
  let level = 1;
  for (const [, slash, rawName = '', attributes = ''] of text.matchAll(TAG)) {
    const name = rawName.toLowerCase();
    if (name === 'br') continue;
    if (!['b', 'i', 'u', 's', 'font'].includes(name)) return { wrong: `tag <${name}> is not supported` };
    if (slash === '/') {
      if (open.pop() !== name) return { wrong: `tag </${name}> closes nothing` };
      continue;
    }
    open.push(name);
    const font = name === 'font' ? fontLevel(attributes) : attributes.trim() === '' ? 1 : undefined;
    if (font === undefined) return { wrong: `tag <${name}${attributes}> has a wrong attribute` };
    level = Math.max(level, font, name === 's' ? 4 : 1);
  }
  return open.length === 0 ? { level } : { wrong: `tag <${open.at(-1)}> is not closed` };
}

/** The text of a button as the eye reads it: tags gone, `<br>` a line break, entities decoded. */
export function plainButtonText(text: string): string {
  if (!/[<&]/.test(text)) return text;
  return text
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(TAG, '')
    .replace(/&(?:#(\d+)|([a-z]+));/g, (whole, code?: string, name?: string) =>
      code === undefined ? (ENTITIES[name ?? ''] ?? whole) : String.fromCodePoint(Number(code)),
    );
}

function fontLevel(attributes: string): number | undefined {
  let level = 1;
  for (const [, name, value = ''] of attributes.matchAll(FONT_ATTRIBUTE)) {
    if (name === 'color' && !HEX_COLOR.test(value)) return undefined;
    if (name === 'size') {
      const size = Number(value);
      if (!Number.isInteger(size) || size < FONT_SIZE_MIN || size > FONT_SIZE_MAX) return undefined;
      level = 4;
    }
  }
  return attributes.replace(FONT_ATTRIBUTE, '').trim() === '' ? level : undefined;
}
