import { hashOfBytes, isWord, WordTable } from './word-table.ts';

/** The types of BSON (bsonspec.org) that are read here, and how many bytes the others take: a number, or by what stands in front of them. */
const TYPE = { double: 0x01, string: 0x02, document: 0x03, array: 0x04, boolean: 0x08, date: 0x09, null: 0x0a, int32: 0x10, int64: 0x12 } as const;
/** Bytes of the values of each type that always have as many; `VARIED` for the others. */
const PLAIN_BYTES = new Uint8Array(256).fill(0xff);
const VARIED = 0xff;
for (const [type, bytes] of [
  [TYPE.double, 8], [0x06, 0], [0x07, 12], [TYPE.boolean, 1], [TYPE.date, 8], [TYPE.null, 0], [TYPE.int32, 4], [0x11, 8], [TYPE.int64, 8], [0x13, 16], [0x7f, 0], [0xff, 0],
] as const) PLAIN_BYTES[type] = bytes;
export const NO_TEXT: TextAt = { bytes: new Uint8Array(0), begin: 0, end: 0 };
const TWO_32 = 0x1_0000_0000;

const words = new WordTable();

/** A text as it lies among other bytes, in UTF-8, from `begin` to before `end`. */
export interface TextAt {
  readonly bytes: Uint8Array;
  readonly begin: number;
  readonly end: number;
}

/**
 * Walks through a document as it came over the wire (`raw: true` of MongoDB's driver) without making an object of it:
 * reading a hundred thousand documents leaves next to no garbage. `next()` goes to a field; then `name` and one of the readers.
 */
export class BsonFields {
  readonly #bytes: Buffer;
  #next: number;
  #type = 0;
  #value = 0;
  #nameAt = 0;

  /** `at` is where the document begins in the bytes. */
  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#next = at + 4;
  }

  /** Goes to the next field; false behind the last. Throws for a type that no document of ours can have. */
  next(): boolean {
    const bytes = this.#bytes;
    const type = bytes[this.#next] ?? 0;
    if (type === 0) return false;
    const begin = this.#next + 1;
    let end = begin;
    while ((bytes[end] ?? 0) !== 0) end++;
    this.#nameAt = begin;
    this.#type = type;
    this.#value = end + 1;
    this.#next = this.#value + this.#size();
    return true;
  }

  get name(): string { return this.#word(this.#nameAt, this.#value - 1); }

  /** The hash of the name's bytes. */
  get nameHash(): number { return hashOfBytes(this.#bytes, this.#nameAt, this.#value - 1); }

  /** True when the field at hand has this name, which is ASCII. */
  isNamed(name: string): boolean { return isWord(name, this.#bytes, this.#nameAt, this.#value - 1); }

  /** The string at hand as it lies there; nothing for a value that is no string. */
  text(): TextAt {
    return this.#type === TYPE.string ? { bytes: this.#bytes, begin: this.#value + 4, end: this.#next - 1 } : NO_TEXT;
  }

  /** The string at hand; undefined for a value that is none. */
  string(): string | undefined {
    return this.#type === TYPE.string ? this.#bytes.toString('utf8', this.#value + 4, this.#next - 1) : undefined;
  }

  /** The string at hand, one of few: made once for all documents. Undefined for a value that is no string. */
  word(): string | undefined {
    if (this.#type !== TYPE.string) return undefined;
    return this.#word(this.#value + 4, this.#next - 1);
  }

  /** The number at hand; undefined for a value that is none. */
  number(): number | undefined {
    if (this.#type === TYPE.int32) return this.#bytes.readInt32LE(this.#value);
    if (this.#type === TYPE.double) return this.#bytes.readDoubleLE(this.#value);
    return this.#type === TYPE.int64 ? this.#int64() : undefined;
  }

  boolean(): boolean | undefined {
    return this.#type === TYPE.boolean ? this.#bytes[this.#value] === 1 : undefined;
  }

  date(): Date | undefined {
    return this.#type === TYPE.date ? new Date(this.#int64()) : undefined;
  }

  /** The fields of the document at hand; undefined for a value that is none. */
  fields(): BsonFields | undefined {
    return this.#type === TYPE.document ? new BsonFields(this.#bytes, this.#value) : undefined;
  }

  /** The whole number at hand, however large; undefined for another value. */
  bigint(): bigint | undefined {
    return this.#type === TYPE.int64 ? this.#bytes.readBigInt64LE(this.#value) : undefined;
  }

  /** The values of the list at hand, as fields of their own; undefined for a value that is none. */
  list(): BsonFields | undefined {
    return this.#type === TYPE.array ? new BsonFields(this.#bytes, this.#value) : undefined;
  }

  #int64(): number {
    return this.#bytes.readInt32LE(this.#value + 4) * TWO_32 + this.#bytes.readUInt32LE(this.#value);
  }

  #word(begin: number, end: number): string {
    return words.take(this.#bytes, begin, end, hashOfBytes(this.#bytes, begin, end));
  }

  #size(): number {
    const bytes = this.#bytes;
    const plain = PLAIN_BYTES[this.#type] ?? VARIED;
    if (plain !== VARIED) return plain;
    if (this.#type === TYPE.string || this.#type === 0x0d || this.#type === 0x0e) return 4 + bytes.readInt32LE(this.#value);
    if (this.#type === TYPE.document || this.#type === TYPE.array || this.#type === 0x0f) return bytes.readInt32LE(this.#value);
    if (this.#type === 0x05) return 5 + bytes.readInt32LE(this.#value);
    throw new Error(`a field of type ${this.#type} where none can be`);
  }
}
