import { deflateSync, crc32 } from 'node:zlib';
import type { PhoneFile } from '../support/phone.ts';

/** Small real files that a person "picks" on a phone: a photo (PNG), a CV (PDF), a voice message (OGG/Opus). Made here, byte by byte. */
export function sampleFile(kind: PhoneFile['kind'], caption?: string): PhoneFile {
  const made = kind === 'photo' ? { name: 'photo.png', mime: 'image/png', bytes: shopPhoto() }
    : kind === 'file' ? { name: 'my-cv.pdf', mime: 'application/pdf', bytes: cvPdf() }
      : { name: 'voice.ogg', mime: 'audio/ogg', bytes: silentOpus(3) };
  return { kind, ...made, ...(caption && { caption }) };
}

const WIDTH = 480;
const HEIGHT = 320;

/** A drawn tea shop front: sky, wall, awning in stripes, a door. */
function shopPhoto(): Uint8Array {
  const rows = Buffer.alloc(HEIGHT * (WIDTH * 3 + 1));
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) rows.set(colourAt(x, y), y * (WIDTH * 3 + 1) + 1 + x * 3);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header), pngChunk('IDAT', deflateSync(rows)), pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function colourAt(x: number, y: number): readonly [number, number, number] {
  if (y > 290) return [176, 158, 132];
  if (y >= 120 && y < 165 && x > 40 && x < 440) return Math.floor(x / 33) % 2 ? [15, 118, 110] : [250, 245, 230];
  if (x > 60 && x < 420 && y >= 110) {
    if (x > 200 && x < 280 && y > 190) return [96, 64, 40];
    if (y > 195 && y < 255 && ((x > 90 && x < 170) || (x > 310 && x < 390))) return [178, 220, 230];
    return [242, 214, 150];
  }
  return [150 + Math.floor(y / 4), 205 + Math.floor(y / 8), 235];
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** One page with a heading and three lines. */
function cvPdf(): Uint8Array {
  const text = 'BT /F1 22 Tf 60 760 Td (Curriculum vitae) Tj /F1 12 Tf 0 -40 Td (Driver, five years, B and C licence) Tj 0 -20 Td (A sample from the playground: nobody real) Tj ET';
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>/Contents 4 0 R>>',
    `<</Length ${text.length}>>stream\n${text}\nendstream`,
  ];
  let pdf = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = pdf.length;
    pdf += `${index + 1} 0 obj${object}endobj\n`;
    return at;
  });
  const xref = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.from(`${pdf}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${xref}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${pdf.length}\n%%EOF\n`, 'latin1');
}

const OPUS_SILENCE = Buffer.from([0xf8, 0xff, 0xfe]); // a 20 ms frame of digital silence (RFC 6716, TOC 31)
const FRAMES_PER_SECOND = 50;

/** So many seconds of silence as OGG/Opus: two header pages and one page of frames a second (RFC 7845). */
function silentOpus(seconds: number): Uint8Array {
  const head = Buffer.concat([Buffer.from('OpusHead'), Buffer.from([1, 1, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0])]);
  const tags = Buffer.concat([Buffer.from('OpusTags'), Buffer.from([4, 0, 0, 0]), Buffer.from('play'), Buffer.from([0, 0, 0, 0])]);
  const pages = [oggPage([head], 0, 0, 2), oggPage([tags], 1, 0, 0)];
  for (let second = 1; second <= seconds; second++) {
    const frames = Array.from({ length: FRAMES_PER_SECOND }, () => OPUS_SILENCE);
    pages.push(oggPage(frames, second + 1, second * 48_000, second === seconds ? 4 : 0));
  }
  return Buffer.concat(pages);
}

function oggPage(packets: readonly Buffer[], sequence: number, granule: number, flags: number): Buffer {
  const header = Buffer.alloc(27 + packets.length);
  header.write('OggS', 0, 'latin1');
  header[5] = flags;
  header.writeBigUInt64LE(BigInt(granule), 6);
  header.writeUInt32LE(0x4d4a, 14);
  header.writeUInt32LE(sequence, 18);
  header[26] = packets.length;
  packets.forEach((packet, index) => { header[27 + index] = packet.length; });
  const page = Buffer.concat([header, ...packets]);
  page.writeUInt32LE(oggChecksum(page), 22);
  return page;
}

/** CRC-32 with polynomial 0x04c11db7, not reflected, as OGG wants it (RFC 3533). */
function oggChecksum(page: Buffer): number {
  let sum = 0;
  for (const byte of page) {
    sum ^= byte << 24;
    for (let bit = 0; bit < 8; bit++) sum = sum & 0x80000000 ? (sum << 1) ^ 0x04c11db7 : sum << 1;
  }
  return sum >>> 0;
}
