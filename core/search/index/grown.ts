type Column = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Int16Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Float32Array<ArrayBuffer>;

/** A longer column with the same beginning, zeros behind it. The old one is emptied: its memory goes back at once, not at some later collection. */
export function grown<T extends Column>(column: T, length: number): T;
export function grown(column: Column, length: number): Column {
  const longer = column.buffer.transfer(length * column.BYTES_PER_ELEMENT);
  if (column instanceof Uint8Array) return new Uint8Array(longer);
  if (column instanceof Uint16Array) return new Uint16Array(longer);
  if (column instanceof Int16Array) return new Int16Array(longer);
  if (column instanceof Uint32Array) return new Uint32Array(longer);
  if (column instanceof Int32Array) return new Int32Array(longer);
  return new Float32Array(longer);
}

/** Gives back the memory of a column that nobody will read again. */
export function release(column: Column): void {
  column.buffer.transfer(0);
}
