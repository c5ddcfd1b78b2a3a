/** One character of the Myanmar blocks (Burmese, Shan, Mon, Karen and both extensions). */
const MYANMAR = /[\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f]/;

/** True when the text holds a Myanmar character: everything else needs no folding, no detection and no conversion. */
export function hasMyanmar(text: string): boolean {
  return MYANMAR.test(text);
}

/** How many Myanmar characters the text holds. */
export function countMyanmar(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code >= 0x1000 && code <= 0x109f) || (code >= 0xa9e0 && code <= 0xa9ff) || (code >= 0xaa60 && code <= 0xaa7f)) count++;
  }
  return count;
}

/** True for text of printable ASCII and line breaks only. */
export function isPlainAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code < 0x20 && code !== 0x0a) || code > 0x7e) return false;
  }
  return true;
}
