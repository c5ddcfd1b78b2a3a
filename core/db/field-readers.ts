import type { BsonFields } from './bson-fields.ts';
import { hashOfBytes } from './word-table.ts';

const PLACES = 256;

/** What a field of a document means for a row. */
type Read<Row> = (row: Row, fields: BsonFields) => void;

/** What to do with each field of a document, by its name (in ASCII): found without making the name. */
export class FieldReaders<Row> {
  readonly #fields: { readonly name: string; readonly hash: number; readonly read: Read<Row> }[] = [];
  /** The number of a field + 1, by the hash of its name. */
  readonly #places = new Uint8Array(PLACES);

  constructor(readers: Readonly<Record<string, Read<Row>>>) {
    for (const [name, read] of Object.entries(readers)) {
      const hash = hashOfBytes(Buffer.from(name, 'utf8'), 0, name.length);
      let at = placeOf(hash);
      while (this.#places[at] !== 0) at = (at + 1) % PLACES;
      this.#places[at] = this.#fields.push({ name, hash, read });
    }
  }

  /** Reads the fields that follow into a row; those that nobody wants are passed over. */
  read(fields: BsonFields, row: Row): void {
    while (fields.next()) {
      const hash = fields.nameHash;
      let at = placeOf(hash);
      for (let held = this.#places[at] ?? 0; held !== 0; held = this.#places[at] ?? 0) {
        const field = this.#fields[held - 1];
        if (field?.hash === hash && fields.isNamed(field.name)) {
          field.read(row, fields);
          break;
        }
        at = (at + 1) % PLACES;
      }
    }
  }
}

function placeOf(hash: number): number {
  return (hash ^ (hash >>> 15)) & (PLACES - 1);
}
