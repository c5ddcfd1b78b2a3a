import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { afterAll, describe, expect, test } from 'vitest';
import type { LocalServer } from './child-server.ts';
import { startMongo } from './mongo.ts';

describe('a MongoDB of our own', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'myanjobs-mongo-'));
  const started: LocalServer[] = [];
  const start = async (): Promise<LocalServer> => {
    const server = await startMongo({ dir });
    started.push(server);
    return server;
  };
  afterAll(async () => {
    for (const server of started) await server.kill();
    await rm(dir, { recursive: true, force: true });
  });

  test('keeps an acknowledged write over a kill, on the same port', async () => {
    const server = await start();
    await write(server.uri, 'before the kill');
    const pid = server.pid;
    await server.kill();
    await server.restart();
    expect(server.pid).not.toBe(pid);
    expect(await texts(server.uri)).toEqual(['before the kill']);
    await server.stop();
  });

  test('takes up the data of an earlier run on another port, transactions included', async () => {
    const server = await start();
    await write(server.uri, 'after it');
    expect(await texts(server.uri)).toEqual(['before the kill', 'after it']);
  });

  test('does not share a folder with a running one', async () => {
    await expect(start()).rejects.toThrow('another program uses the data');
  });
});

async function write(uri: string, text: string): Promise<void> {
  await withClient(uri, async (client) => {
    await client.withSession(async (session) => {
      await session.withTransaction(async () => {
        await client.db('kept').collection('notes').insertOne({ text }, { session });
      });
    });
  });
}

async function texts(uri: string): Promise<unknown[]> {
  return withClient(uri, async (client) => {
    const notes = await client.db('kept').collection('notes').find().sort({ _id: 1 }).toArray();
    return notes.map((note) => note.text);
  });
}

async function withClient<T>(uri: string, work: (client: mongoose.mongo.MongoClient) => Promise<T>): Promise<T> {
  const client = await new mongoose.mongo.MongoClient(uri, { writeConcern: { w: 'majority', journal: true } }).connect();
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}
