import { syllables } from './syllables.ts';

/** How a channel counts: Telegram UTF-16 code units, buttons and Viber's JSON bytes of UTF-8, people code points. */
export type TextUnit = 'utf16' | 'bytes' | 'codePoints';

const ELLIPSIS = '…';

/** The length of a text in a channel's own unit. */
export function measureText(text: string, unit: TextUnit): number {
  if (unit === 'utf16') return text.length;
  return unit === 'bytes' ? Buffer.byteLength(text) : [...text].length;
}

/**
 * The text itself when it fits in `max` units, otherwise its beginning and `…`, together at most `max`. Cuts only between
 * syllables, never inside an emoji; a single "syllable" longer than the room (a pasted link) is cut between code points.
 */
export function cutText(text: string, max: number, unit: TextUnit): string {
  if (measureText(text, unit) <= max) return text;
  const room = max - measureText(ELLIPSIS, unit);
  if (room < 0) return '';
  const kept = takeWhole(syllables(text), room, unit) || takeWhole([...text], room, unit);
  return kept.trimEnd() + ELLIPSIS;
}

/**
 * The text in pieces of at most `max` units each, split at a blank line, a line break or a space where one is near the end of
 * the piece, otherwise between syllables. Joined they are the text, but for the white space at the seams.
 */
export function splitText(text: string, max: number, unit: TextUnit): string[] {
  if (measureText(text, unit) <= max) return text === '' ? [] : [text];
  const parts = syllables(text).flatMap((part) => (measureText(part, unit) > max ? [...part] : [part]));
  const pieces: string[] = [];
  for (let from = 0; from < parts.length;) {
    const to = pieceEnd(parts, from, max, unit);
    pieces.push(parts.slice(from, to).join(''));
    for (from = to; from < parts.length && parts[from]?.trim() === '';) from++;
  }
  return pieces.map((piece, at) => (at === pieces.length - 1 ? piece : piece.trimEnd())).filter((piece) => piece !== '');
}

/** Where a piece that begins here ends: as far as there is room, back to a good place to break; one part at least. */
function pieceEnd(parts: readonly string[], from: number, max: number, unit: TextUnit): number {
  let to = from;
  for (let used = 0; to < parts.length; to++) {
    used += measureText(parts[to] ?? '', unit);
    if (used > max && to > from) break;
  }
  if (to === parts.length) return to;
  let rest = seamOf(parts.slice(from, to).join(''));
  let end = from;
  while (end < to && rest > 0) rest -= parts[end++]?.length ?? 0;
  return end;
}

/** The last good place to break in the second half of a piece. */
function seamOf(piece: string): number {
  for (const seam of ['\n\n', '\n', '။', ' ']) {
    const at = piece.lastIndexOf(seam);
    if (at > piece.length / 2) return at + seam.length;
  }
  return piece.length;
}

function takeWhole(parts: readonly string[], room: number, unit: TextUnit): string {
  let used = 0;
  let kept = '';
  for (const part of parts) {
    used += measureText(part, unit);
    if (used > room) break;
    kept += part;
  }
  return kept;
}
