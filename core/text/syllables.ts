/**
 * Where a syllable begins: a consonant that is not stacked under another and does not close the syllable before it
 * (ye-kyaw-thu/sylbreak, with the look-ahead that also holds after NFC, where the lower dot stands before the asat), a run of
 * Latin letters and digits, an independent vowel, a run of Myanmar digits, a whole emoji, or anything else with its marks.
 */
const START = /(?<!\u1039)[\u1000-\u1021\u103f](?!\u1037?[\u103a\u1039])|[a-zA-Z0-9]+|[\u1023-\u1027\u1029\u102a\u104a-\u104f]|[\u1040-\u1049]+|\r\n|\p{RI}\p{RI}|\p{Extended_Pictographic}(?:\ufe0f|\u20e3|\p{Emoji_Modifier})*(?:\u200d\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})*)*|[^\u1000-\u109fa-zA-Z0-9]\p{M}*/gu;

/** The syllables of a text, everything included: joined they are the text again. */
export function syllables(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const match of text.matchAll(START)) {
    if (match.index > from) parts.push(text.slice(from, match.index));
    from = match.index;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}
