/** One field of an EMVCo payload: two digits, and text or fields inside it. */
export type TlvField = readonly [id: string, value: string | readonly TlvField[]];

/** Fields as EMVCo writes them. A length counts characters, not bytes: Burmese letters count one each (payments.md §5). */
export function writeTlv(fields: readonly TlvField[]): string {
  return fields.map(([id, value]) => {
    const text = typeof value === 'string' ? value : writeTlv(value);
    const { length } = [...text];
    if (length > 99) throw new RangeError(`the field ${id} of a QR is longer than 99 characters`);
    return id + String(length).padStart(2, '0') + text;
  }).join('');
}

/** The fields of a payload, or of a template inside it; `undefined` when it is not of that form. */
export function readTlv(payload: string): Map<string, string> | undefined {
  const letters = [...payload];
  const fields = new Map<string, string>();
  for (let at = 0; at < letters.length;) {
    const head = letters.slice(at, at + 4).join('');
    if (!/^\d{4}$/.test(head)) return undefined;
    const end = at + 4 + Number(head.slice(2));
    if (end > letters.length) return undefined;
    fields.set(head.slice(0, 2), letters.slice(at + 4, end).join(''));
    at = end;
  }
  return fields;
}

/** CRC-16/CCITT-FALSE over the UTF-8 bytes, four upper-case digits. */
export function crc16(text: string): string {
  let crc = 0xffff;
  for (const byte of Buffer.from(text, 'utf8')) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = ((crc & 0x8000) === 0 ? crc << 1 : (crc << 1) ^ 0x1021) & 0xffff;
  }
  return crc.toString(16).toUpperCase().padStart(4, '0');
}

/** A payload with its checksum, which covers its own id and length too. */
export function sealPayload(fields: readonly TlvField[]): string {
  const open = `${writeTlv(fields)}6304`;
  return open + crc16(open);
}

/** True when a payload ends with its right checksum. Providers' own payloads may not: those are drawn unchecked. */
export function sealHolds(payload: string): boolean {
  return payload.slice(-8, -4) === '6304' && payload.slice(-4) === crc16(payload.slice(0, -4));
}
