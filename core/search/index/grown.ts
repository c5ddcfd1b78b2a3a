type Column = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Int16Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Float32Array<ArrayBuffer>;

/** A longer column with the same beginning. */
export function grown<T extends Column>(column: T, length: number): T;
export function grown(column: Column, length: number): Column {
  if (column instanceof Uint8Array) return filled(new Uint8Array(length), column);
  if (column instanceof Uint16Array) return filled(new Uint16Array(length), column);
  if (column instanceof Int16Array) return filled(new Int16Array(length), column);
  if (column instanceof Uint32Array) return filled(new Uint32Array(length), column);
  if (column instanceof Int32Array) return filled(new Int32Array(length), column);
  return filled(new Float32Array(length), column);
}

function filled<T extends Column>(longer: T, column: Column): T {
  longer.set(column);
  return longer;
}
