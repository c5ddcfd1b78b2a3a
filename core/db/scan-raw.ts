import type { ClientSession } from 'mongoose';
import { BsonFields } from './bson-fields.ts';
import type { Reader } from './database.ts';

/** A `find` of the server, as its command. */
export interface RawFind {
  readonly find: string;
  readonly filter: Readonly<Record<string, unknown>>;
  readonly projection: Readonly<Record<string, 1>>;
  readonly batchSize: number;
}

interface Batch {
  readonly documents: BsonFields;
  /** Of the cursor; 0 when this was the last batch. */
  readonly id: bigint;
}

/**
 * The documents of a `find`, batch by batch, as they came over the wire: no objects are made of them (the driver's own cursor makes some for each document even when
 * it is asked for raw ones). The next batch is under way while one is worked on. One statement a batch.
 */
export async function* scanRaw(reader: Pick<Reader, 'db'>, command: RawFind): AsyncGenerator<BsonFields> {
  const session = await reader.db.startSession();
  let open = 0n;
  try {
    let batch = await ask(reader, session, { ...command, readConcern: { level: 'majority' } });
    for (open = batch.id; open !== 0n; open = batch.id) {
      const next = ask(reader, session, { getMore: open, collection: command.find, batchSize: command.batchSize });
      next.catch(() => undefined); // it is awaited below, unless nobody wants more
      yield batch.documents;
      batch = await next;
    }
    yield batch.documents;
  } finally {
    if (open !== 0n) await ask(reader, session, { killCursors: command.find, cursors: [open] }).catch(() => undefined); // the server forgets it by itself, later
    await session.endSession();
  }
}

async function ask({ db }: Pick<Reader, 'db'>, session: ClientSession, command: Readonly<Record<string, unknown>>): Promise<Batch> {
  const reply: unknown = await db.db?.command(command, { session, raw: true });
  const cursor: unknown = typeof reply === 'object' && reply !== null && 'cursor' in reply ? reply.cursor : undefined;
  const batch = { documents: NOTHING, id: 0n };
  if (!(cursor instanceof Uint8Array)) return batch;
  const fields = new BsonFields(cursor);
  while (fields.next()) {
    if (fields.name === 'firstBatch' || fields.name === 'nextBatch') batch.documents = fields.list() ?? NOTHING;
    else if (fields.name === 'id') batch.id = fields.bigint() ?? 0n;
  }
  return batch;
}

/** An empty document. */
const NOTHING = new BsonFields(new Uint8Array([5, 0, 0, 0, 0]));
