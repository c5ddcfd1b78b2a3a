/**
 * Where a syllable begins: a consonant that is not stacked under another and does not close the syllable before it
 * (ye-kyaw-thu/sylbreak, with the look-ahead that also holds after NFC, where the lower dot stands before the asat), a run of
 * Latin letters and digits, an independent vowel, a run of Myanmar digits, a whole emoji, or anything else with its marks.
 */
const START = /(?<!\u1039)[\u1000-\u1021\u103f](?!\u1037?[\u103a\u1039])|[a-zA-Z0-9]+|[\u1023-\u1027\u1029\u102a\u104a-\u104f]|[\u1040-\u1049]+|\r\n|\p{RI}\p{RI}|\p{Extended_Pictographic}(?:\ufe0f|\u20e3|\p{Emoji_Modifier})*(?:\u200d\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})*)*|[^\u1000-\u109fa-zA-Z0-9]\p{M}*/gu;

const VIRAMA = 0x1039;
const ASAT = 0x103a;
const DOT = 0x1037;
const ALNUM = 1;
const DIGIT = 2;

/** The syllables of a text, everything included: joined they are the text again. */
export function syllables(text: string): string[] {
  return cutPlain(text) ?? cutByPattern(text);
}

/** The same by the one pattern that knows every script. */
export function cutByPattern(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const match of text.matchAll(START)) {
    if (match.index > from) parts.push(text.slice(from, match.index));
    from = match.index;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}

/** ASCII and Burmese in one pass; `undefined` where there is anything else. */
function cutPlain(text: string): string[] | undefined {
  const parts: string[] = [];
  let from = 0;
  let run = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7e && (code < 0x1000 || code > 0x104f)) return undefined;
    const kind = runOf(code);
    const starts = kind === 0 ? startsAlone(text, at, code) : kind !== run;
    if (starts && at > from) {
      parts.push(text.slice(from, at));
      from = at;
    }
    run = kind;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}

/** Latin letters and digits stand together, Myanmar digits likewise. */
function runOf(code: number): number {
  if (code >= 0x1040 && code <= 0x1049) return DIGIT;
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) ? ALNUM : 0;
}

function startsAlone(text: string, at: number, code: number): boolean {
  if (code < 0x80) return !(code === 0x0a && text.charCodeAt(at - 1) === 0x0d);
  if (code <= 0x1021 || code === 0x103f) {
    if (at > 0 && text.charCodeAt(at - 1) === VIRAMA) return false;
    const next = text.charCodeAt(at + 1);
    const closing = next === DOT ? text.charCodeAt(at + 2) : next;
    return closing !== ASAT && closing !== VIRAMA;
  }
  return (code >= 0x1023 && code <= 0x102a && code !== 0x1028) || code >= 0x104a;
}
