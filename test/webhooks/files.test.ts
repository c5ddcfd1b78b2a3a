import Fastify, { type FastifyInstance } from 'fastify';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fetchFile } from '../../core/files/fetch-file.ts';
import type { FileStore } from '../../core/files/file-store.ts';
import { findFile } from '../../core/files/find-file.ts';
import { folderStore } from '../../core/files/folder-store.ts';
import { keepFile } from '../../core/files/keep-file.ts';
import { LINK_LASTS_MS, signFileLink } from '../../core/files/sign-link.ts';
import { filesRoutes } from '../../webhooks/files.ts';
import { BYTES } from '../core/files/sample-bytes.ts';
import { act, must, sampleMember } from '../core/jobs/sample-job.ts';
import { useDatabase } from '../support/database.ts';

const db = useDatabase();
const secret = 'a secret of thirty-two characters';
let app: FastifyInstance;
let store: FileStore;
let folder = '';
let refusals = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-'));
  store = folderStore(folder);
  app = Fastify();
  await app.register(filesRoutes({ reader: db.reader, store, secret, onRefused: () => { refusals++; } }));
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

async function kept(name = 'ကိုယ်ရေး CV.pdf', bytes: Buffer = BYTES.pdf) {
  const owner = await sampleMember(db.reader);
  const { _id } = must(await act(db.reader, (tx) => keepFile(tx, { owner, kind: 'file', channel: 'viber', ref: 'r', name })));
  await fetchFile(db.reader, { store, source: { fetch: async () => bytes } }, _id);
  const file = await findFile(db.reader, _id);
  if (!file) throw new Error('not kept');
  return file;
}
const get = (url: string) => app.inject({ method: 'GET', url });
const link = (file: { _id: string; name: string }, with_ = secret) => signFileLink(with_, file, db.clock.now());

test('a signed link serves the file as what it is, under its own name', async () => {
  const file = await kept();
  expect(link(file)).toMatch(/\/file\.pdf$/);
  const response = await get(link(file));
  expect([response.statusCode, response.rawPayload]).toEqual([200, BYTES.pdf]);
  expect(response.headers).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff' });
  expect(response.headers['content-disposition']).toContain(`filename*=UTF-8''${encodeURIComponent('ကိုယ်ရေး CV.pdf')}`);
});

test('a Word document is saved, not opened', async () => {
  const response = await get(link(await kept('cv.docx', BYTES.docx)));
  expect(response.headers['content-disposition']).toMatch(/^attachment/);
});

test('a link that is forged, for another file, or expired gets 403 and is counted', async () => {
  const [file, other] = [await kept(), await kept()];
  const good = link(file);
  const before = refusals;
  const wrong = [
    link(file, 'another secret of thirty-two characters'), good.replace(file._id, other._id), good.replace(/\/[^/]+\/file/, '/short/file'),
    good.replace(/^(\/files\/[^/]+\/)[^/]+/, '$1zzzzzz'),
  ];
  for (const url of wrong) expect((await get(url)).statusCode).toBe(403);
  db.clock.move(LINK_LASTS_MS + 1000);
  expect((await get(good)).statusCode).toBe(403);
  expect(refusals - before).toBe(wrong.length + 1);
});

test('a file that is not kept is not there, with a good link too', async () => {
  expect((await get(link({ _id: 'nosuchfile00', name: 'x.pdf' }))).statusCode).toBe(404);
  const refused = await kept('cv.pdf', Buffer.from('no pdf'));
  expect((await get(link(refused))).statusCode).toBe(404);
});
