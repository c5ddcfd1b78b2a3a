/** The smallest bytes that are recognised as each kind of file, and some that are none of ours. */
export const BYTES = {
  pdf: Buffer.from('%PDF-1.7\n%%EOF\n'),
  doc: Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(64)]),
  docx: Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(26), Buffer.from('word/document.xml')]),
  jpg: Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(32)]),
  png: Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(32)]),
  ogg: Buffer.concat([Buffer.from('OggS'), Buffer.alloc(32)]),
  m4a: Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypM4A '), Buffer.alloc(16)]),
  mp3: Buffer.concat([Buffer.from('fffb90', 'hex'), Buffer.alloc(32)]),
} as const;

export const STRANGE_BYTES = {
  'an empty file': Buffer.alloc(0),
  'a text': Buffer.from('hello'),
  'a zip that is no Word document': Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(64)]),
  'a program': Buffer.from('MZ\x90\x00'),
  'a page': Buffer.from('<html><script>'),
} as const;
