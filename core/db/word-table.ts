const WORDS_MAX = 4_096;
const PLACES = WORDS_MAX * 4;
const WORD_LENGTH_MAX = 40;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** Words that come again and again are made once: names of fields, ids of places. At most 4,096, of 40 bytes. */
export class WordTable {
  readonly #words: string[] = [];
  readonly #hashes = new Int32Array(WORDS_MAX);
  /** The number of a word + 1, by its hash. */
  readonly #places = new Uint16Array(PLACES);

  /** The word that stands in these bytes, with their hash; what is not ASCII is made anew each time. */
  take(bytes: Buffer, begin: number, end: number, hash: number): string {
    let at = placeOf(hash);
    for (let held = this.#places[at] ?? 0; held !== 0; held = this.#places[at] ?? 0) {
      const known = this.#words[held - 1] ?? '';
      if (this.#hashes[held - 1] === hash && isWord(known, bytes, begin, end)) return known;
      at = (at + 1) & (PLACES - 1);
    }
    const made = bytes.toString('utf8', begin, end);
    if (this.#words.length < WORDS_MAX && end - begin <= WORD_LENGTH_MAX && made.length === end - begin) {
      this.#hashes[this.#words.length] = hash;
      this.#places[at] = this.#words.push(made);
    }
    return made;
  }
}

/** FNV-1a over bytes. */
export function hashOfBytes(bytes: Uint8Array, begin: number, end: number): number {
  let hash = FNV_OFFSET | 0;
  for (let at = begin; at < end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), FNV_PRIME);
  return hash;
}

/** True when these bytes are this word, which is ASCII. */
export function isWord(word: string, bytes: Uint8Array, begin: number, end: number): boolean {
  if (word.length !== end - begin) return false;
  for (let at = begin; at < end; at++) if (word.charCodeAt(at - begin) !== bytes[at]) return false;
  return true;
}

function placeOf(hash: number): number {
  return (hash ^ (hash >>> 15)) & (PLACES - 1);
}
