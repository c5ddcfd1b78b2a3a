/** Kinds of text by their place in a locale file, with what the stricter channel takes. The first that fits counts. */
const LIMITS: readonly { readonly what: string; readonly fits: (groups: readonly string[], key: string) => boolean; readonly max: number }[] = [
  { what: 'a button', fits: (groups, key) => inGroup(groups, 'button') || /(^button|Button)(_[a-z]+)?$/.test(key), max: 40 }, // two lines of half a Viber row
  { what: 'a toast', fits: (groups, key) => inGroup(groups, 'toast') || /(^toast|Toast)(_[a-z]+)?$/.test(key), max: 200 }, // answerCallbackQuery
  { what: 'a caption', fits: (groups, key) => inGroup(groups, 'caption') || /(^caption|Caption)(_[a-z]+)?$/.test(key), max: 512 }, // a Viber picture's text
  { what: "a command's description", fits: (groups) => inGroup(groups, 'command'), max: 256 }, // setMyCommands
  { what: 'a text', fits: () => true, max: 4_096 }, // a Telegram message
];

const graphemes = new Intl.Segmenter('my', { granularity: 'grapheme' });

/**
 * Says how a text is too long for its place (`… has 52 characters, a button 40`), or nothing. `path` is the dotted key;
 * buttons are counted as people see them, everything else as the channels count, in UTF-16 units.
 */
export function lengthFault(path: string, text: string): string | undefined {
  const groups = path.split('.');
  const key = groups.pop() ?? '';
  const limit = LIMITS.find((one) => one.fits(groups, key));
  if (limit === undefined) return undefined;
  const length = limit.what === 'a button' ? [...graphemes.segment(text)].length : text.length;
  return length > limit.max ? `has ${length} characters, ${limit.what} takes ${limit.max}` : undefined;
}

function inGroup(groups: readonly string[], name: string): boolean {
  return groups.includes(name) || groups.includes(`${name}s`);
}
