import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CLAIM_LASTS_MS } from '../../../core/files/claim-folder.ts';
import { openFileStore } from '../../../core/files/open-file-store.ts';
import { useDatabase } from '../../support/database.ts';

const db = useDatabase();
const folders: string[] = [];
let server: Server;
let lies = new Map<string, Buffer>();
const authorisations: string[] = [];

/** The part of S3 that we use, in path style. */
beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      authorisations.push(request.headers.authorization ?? '');
      const path = request.url ?? '';
      if (!path.startsWith('/bucket/')) return response.writeHead(404).end();
      if (request.method === 'PUT') lies.set(path, Buffer.concat(chunks));
      if (request.method === 'DELETE') lies.delete(path);
      const bytes = lies.get(path);
      return request.method === 'GET' && !bytes ? response.writeHead(404).end() : response.writeHead(200).end(request.method === 'GET' ? bytes : undefined);
    });
  });
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening); });
});
afterAll(async () => {
  server.close();
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
});

const port = () => (server.address() as AddressInfo).port;
async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'files-'));
  folders.push(folder);
  return `file:${folder}`;
}
const open = (filesUrl: string, hostId = 'one') => openFileStore(db.reader, { filesUrl, hostId });

describe.each(['folder', 's3'])('a %s store', (kind) => {
  test('gives back what was put, has nothing where nothing lies, and forgets what was removed', async () => {
    await db.empty();
    lies = new Map();
    const { store, close } = await open(kind === 'folder' ? await aFolder() : `s3://KEY:SECRET@127.0.0.1:${port()}/bucket?region=ap-1&http=1`);
    await store.put('ab/abc.pdf', Buffer.from('first'), 'application/pdf');
    await store.put('ab/abc.pdf', Buffer.from('second'), 'application/pdf');
    expect(Buffer.from(await store.get('ab/abc.pdf') ?? []).toString()).toBe('second');
    expect(await store.get('ab/none.pdf')).toBeUndefined();
    await store.remove('ab/abc.pdf');
    await store.remove('ab/abc.pdf');
    expect(await store.get('ab/abc.pdf')).toBeUndefined();
    await close();
    if (kind === 's3') expect(authorisations.every((one) => /^AWS4-HMAC-SHA256 Credential=KEY\/\d{8}\/ap-1\/s3\/aws4_request/.test(one))).toBe(true);
  });
});

test('a bucket that does not exist is no place to keep files', async () => {
  const { store } = await open(`s3://KEY:SECRET@127.0.0.1:${port()}/elsewhere?http=1`);
  await expect(store.put('ab/abc.pdf', Buffer.from('x'), 'application/pdf')).rejects.toThrow('bucket');
});

describe('a folder', () => {
  test('is shared by processes that see the same one, and refused to a host with another while the first is alive', async () => {
    await db.empty();
    const first = await aFolder();
    await open(first);
    await open(first, 'two');
    await expect(open(await aFolder(), 'three')).rejects.toThrow(/FILES_URL names a folder, but host two/);
  });

  test('may be another one when the host is gone, or has let go', async () => {
    await db.empty();
    await open(await aFolder());
    db.clock.move(CLAIM_LASTS_MS + 1);
    const next = await open(await aFolder(), 'two');
    await next.close();
    await open(await aFolder(), 'three');
  });

  test('that another host has taken over meanwhile is noticed at the next beat', async () => {
    await db.empty();
    const slow = await open(await aFolder());
    db.clock.move(CLAIM_LASTS_MS + 1);
    await open(await aFolder(), 'two');
    await expect(slow.beat()).rejects.toThrow('host two');
  });

  test('never gives a file outside of it', async () => {
    await db.empty();
    const { store } = await open(await aFolder());
    await expect(store.get('../../etc/passwd')).rejects.toThrow('leads out');
  });
});

test.each(['', 'ftp://x', 'file:', 's3://nokey@host/bucket', 's3://k:s@host/', 's3:'])('the setting %o is malformed', async (filesUrl) => {
  await expect(open(filesUrl)).rejects.toThrow('setting FILES_URL is malformed');
});
