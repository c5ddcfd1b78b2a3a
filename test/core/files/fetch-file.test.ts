import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY } from '../../../core/clock.ts';
import { fileIntents } from '../../../core/files/fetch-file.ts';
import type { FileSource, FileStore } from '../../../core/files/file-store.ts';
import { findFile } from '../../../core/files/find-file.ts';
import { folderStore } from '../../../core/files/folder-store.ts';
import { keepFile, type SentFile } from '../../../core/files/keep-file.ts';
import { Intents } from '../../../core/intents/intent.model.ts';
import { useDatabase } from '../../support/database.ts';
import { told } from '../applications/application-cast.ts';
import { act, must, sampleMember } from '../jobs/sample-job.ts';
import { BYTES, STRANGE_BYTES } from './sample-bytes.ts';

const db = useDatabase();
let folder = '';
let store: FileStore;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-'));
  store = folderStore(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function send(file: Partial<SentFile> = {}) {
  const owner = await sampleMember(db.reader);
  const kept = must(await act(db.reader, (tx) => keepFile(tx, { owner, kind: 'file', channel: 'telegram', ref: 'ref', name: 'My CV.pdf', ...file })));
  return { owner, id: kept._id };
}

async function fetchIt(id: string, given: Awaited<ReturnType<FileSource['fetch']>> | Error) {
  const source: FileSource = { fetch: async () => { if (given instanceof Error) throw given; return given; } };
  const intent = await Intents(db.reader).findById(`file:${id}:fetch`).lean();
  const handler = fileIntents({ source, store })['file.fetch'];
  if (!intent || !handler) throw new Error('no intent was planned');
  return handler({ ...db.reader, resumed: false }, intent);
}

test('a sent file is fetched after the commit, and kept under its own name', async () => {
  const { id } = await send();
  expect(await findFile(db.reader, id)).toMatchObject({ state: 'pending' });
  expect(await fetchIt(id, BYTES.pdf)).toEqual({ kind: 'done' });
  const file = await findFile(db.reader, id);
  expect(file).toMatchObject({ state: 'kept', name: 'My CV.pdf', mime: 'application/pdf', size: BYTES.pdf.length });
  expect(Buffer.from(await store.get(file?.key ?? '') ?? [])).toEqual(BYTES.pdf);
});

test('fetching again changes nothing and leaves one file', async () => {
  const { id } = await send();
  await fetchIt(id, BYTES.pdf);
  await fetchIt(id, STRANGE_BYTES['a program']);
  expect(await findFile(db.reader, id)).toMatchObject({ state: 'kept' });
  expect((await readdir(join(folder, id.slice(0, 2)))).filter((name) => name.startsWith(id))).toEqual([`${id}.pdf`]); // another file's id may begin alike
});

test('what a file is decides its name, not what its name says', async () => {
  const { id } = await send({ name: 'picture.pdf' });
  await fetchIt(id, BYTES.jpg);
  expect(await findFile(db.reader, id)).toMatchObject({ state: 'kept', name: 'picture.jpg', mime: 'image/jpeg' });
});

test.each([...Object.values(STRANGE_BYTES).map((bytes) => [bytes] as const), ['too_big'] as const])('a file of a wrong type or size is refused and its owner told', async (given) => {
  const { id, owner } = await send();
  await fetchIt(id, given);
  expect(await findFile(db.reader, id)).toMatchObject({ state: 'refused' });
  expect(await told(db.reader, owner)).toEqual(['file.refused']);
});

test('a picture above its own limit is refused by its real type', async () => {
  const { id, owner } = await send();
  await fetchIt(id, Buffer.concat([BYTES.png, Buffer.alloc(5 * 1024 * 1024)]));
  expect(await told(db.reader, owner, 'problem')).toEqual([['file.refused', 'file_too_big']]);
});

test('a channel that cannot be reached is tried again for a day; a file that is gone is lost at once', async () => {
  const { id, owner } = await send();
  expect(await fetchIt(id, new Error('503'))).toMatchObject({ kind: 'retry' });
  expect(await findFile(db.reader, id)).toMatchObject({ state: 'pending' });
  db.clock.move(DAY);
  expect(await fetchIt(id, new Error('503'))).toEqual({ kind: 'done' });
  const gone = await send();
  await fetchIt(gone.id, 'gone');
  expect([await told(db.reader, owner, 'problem'), await told(db.reader, gone.owner, 'problem')]).toEqual([[['file.refused', 'file_lost']], [['file.refused', 'file_lost']]]);
});
