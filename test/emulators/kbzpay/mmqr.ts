/** A dynamic MMQR payload (payments.md §5) for an amount and a reference of at most 25 characters: payable in no real wallet. */
export function emulatedQr(amount: string, reference: string): string {
  const account = tlv('00', 'com.mmqrpay.www') + tlv('01', '000000000000000') + tlv('02', '00000000');
  const body = tlv('00', '01') + tlv('01', '12') + tlv('26', account) + tlv('52', '0000') + tlv('53', '104') + tlv('54', amount)
    + tlv('58', 'MM') + tlv('59', 'EMULATOR') + tlv('60', 'Yangon') + tlv('62', tlv('05', reference)) + '6304';
  return body + crc16(body);
}

/** The reference inside a payload of `emulatedQr`; `undefined` for any other text. */
export function referenceOf(qr: string): string | undefined {
  if (qr.slice(-4) !== crc16(qr.slice(0, -4))) return undefined;
  return fields(fields(qr).get('62') ?? '').get('05');
}

function fields(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (let at = 0; at + 4 <= text.length;) {
    const length = Number(text.slice(at + 2, at + 4));
    found.set(text.slice(at, at + 2), text.slice(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return found;
}

function tlv(id: string, value: string): string {
  return id + String([...value].length).padStart(2, '0') + value;
}

/** CRC-16/CCITT-FALSE over the UTF-8 bytes. */
export function crc16(text: string): string {
  let crc = 0xffff;
  for (const byte of Buffer.from(text, 'utf8')) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff;
  }
  return crc.toString(16).toUpperCase().padStart(4, '0');
}
