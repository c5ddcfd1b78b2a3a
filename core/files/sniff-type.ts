import { FILE_TYPES, type FileType } from './file-rules.ts';

/** What a file really is, by its first bytes, whatever its name says; `undefined` for what we do not keep. */
export function sniffType(bytes: Uint8Array): FileType | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 64));
  const text = head.toString('latin1');
  if (text.startsWith('%PDF-')) return FILE_TYPES.pdf;
  if (head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return FILE_TYPES.jpg;
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return FILE_TYPES.png;
  if (text.startsWith('OggS')) return FILE_TYPES.ogg;
  if (text.slice(4, 8) === 'ftyp' && /^(?:M4A|mp4|isom|iso\d|3gp)/.test(text.slice(8, 12))) return FILE_TYPES.m4a;
  if (text.startsWith('ID3') || isMp3Frame(head)) return FILE_TYPES.mp3;
  if (text.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return FILE_TYPES.doc;
  if (text.startsWith('PK\x03\x04') && holdsWordDocument(bytes)) return FILE_TYPES.docx;
  return undefined;
}

/** An MPEG audio frame header: eleven set bits, layer III, a known bit rate. */
function isMp3Frame(head: Buffer): boolean {
  const [sync, version, rate] = head;
  if (sync === undefined || version === undefined || rate === undefined) return false;
  return sync === 0xff && (version & 0xe0) === 0xe0 && (version & 0x06) === 0x02 && (rate & 0xf0) !== 0xf0;
}

/** Every zip begins alike; a Word document names its parts `word/…`. */
function holdsWordDocument(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('word/document.xml');
}
