import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanName, FILE_TYPES, typeByName } from '../../../core/files/file-rules.ts';
import { checkSentFile, type SentFile } from '../../../core/files/keep-file.ts';
import { sniffType } from '../../../core/files/sniff-type.ts';
import { property } from '../../support/property.ts';
import { BYTES, STRANGE_BYTES } from './sample-bytes.ts';

test.each(Object.keys(BYTES) as (keyof typeof BYTES)[])('the first bytes of %s are recognised', (type) => {
  expect(sniffType(BYTES[type])).toBe(FILE_TYPES[type]);
});

test.each(Object.entries(STRANGE_BYTES))('%s is no file of ours', (_, bytes) => {
  expect(sniffType(bytes)).toBeUndefined();
});

const sent = (file: Partial<SentFile>): SentFile => ({ kind: 'file', channel: 'telegram', ref: 'r', ...file });
const MB = 1024 * 1024;

test.each([
  [sent({ name: 'cv.pdf', size: 10 * MB }), 'document'],
  [sent({ name: 'CV.DOCX' }), 'document'],
  [sent({ mime: 'application/pdf' }), 'document'],
  [sent({ kind: 'photo', size: 5 * MB }), 'picture'],
  [sent({ kind: 'voice' }), 'voice'],
])('%o is taken', (file, group) => {
  expect(checkSentFile(file)).toMatchObject({ ok: true, value: { group } });
});

test.each([
  [sent({ name: 'cv.pdf', size: 10 * MB + 1 }), { code: 'file_too_big', params: { max: 10 } }],
  [sent({ kind: 'photo', size: 5 * MB + 1 }), { code: 'file_too_big', params: { max: 5 } }],
  [sent({ name: 'cv.exe', mime: 'application/octet-stream' }), { code: 'file_type' }],
  [sent({}), { code: 'file_type' }],
  [sent({ name: 'cv.pdf', size: 0 }), { code: 'file_empty' }],
])('%o is refused before it is fetched', (file, refusal) => {
  expect(checkSentFile(file)).toMatchObject(refusal);
});

property('a cleaned name harms no path and no header, and ends with its type', fc.string({ unit: 'binary' }), (name) => {
  const clean = cleanName(name, FILE_TYPES.pdf);
  expect(clean).not.toMatch(/[/\\"\p{Cc}]/u);
  expect(clean.length).toBeLessThan(150);
  return typeByName(clean) === FILE_TYPES.pdf;
});
