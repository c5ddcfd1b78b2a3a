import { Schema, type Connection } from 'mongoose';
import { SECOND } from '../clock.ts';
import { isDuplicateKey, type Reader } from './database.ts';
import { modelOn } from './model-on.ts';

/** One numbered change of stored data. It may be cut off and run again: every step of it must be conditional or repeatable. */
export interface Migration {
  readonly id: number;
  readonly name: string;
  readonly up: (reader: Reader) => Promise<void>;
}

interface SchemaState {
  readonly _id: 'schema';
  readonly version: number;
  readonly by?: string;
  readonly until?: Date;
}

const stateSchema = new Schema<SchemaState>(
  { _id: { type: String, required: true }, version: { type: Number, required: true }, by: String, until: Date },
  { collection: 'schema', versionKey: false },
);
export const SchemaStates = (on: { db: Connection }) => modelOn<SchemaState>(on.db, 'SchemaState', stateSchema);

const LEASE_MS = 60 * SECOND;
const WAIT_MS = 200;

/**
 * Brings the database to the newest version: every migration above the stored version, in order, one process at a time (others wait).
 * Returns the version. A database newer than this code is left alone: a process of the old version may still be told to start.
 */
export async function migrate(reader: Reader, migrations: readonly Migration[], by: string): Promise<number> {
  const newest = Math.max(0, ...migrations.map((migration) => migration.id));
  for (;;) {
    const state = await readState(reader);
    if (state.version >= newest) return state.version;
    if (!await takeLease(reader, by)) {
      await new Promise((resolve) => { setTimeout(resolve, WAIT_MS); });
      continue;
    }
    for (const migration of [...migrations].sort((a, b) => a.id - b.id)) {
      if (migration.id <= (await readState(reader)).version) continue;
      await migration.up(reader);
      const until = new Date(reader.clock.now().getTime() + LEASE_MS);
      await SchemaStates(reader).updateOne({ _id: 'schema', by, version: { $lt: migration.id } }, { $set: { version: migration.id, until } });
    }
    await SchemaStates(reader).updateOne({ _id: 'schema', by }, { $unset: { by: 1, until: 1 } });
  }
}

async function readState(reader: Reader): Promise<SchemaState> {
  const state = await SchemaStates(reader).findById('schema').lean<SchemaState>();
  if (state) return state;
  await SchemaStates(reader).create([{ _id: 'schema', version: 0 }]).catch((error: unknown) => { if (!isDuplicateKey(error)) throw error; });
  return { _id: 'schema', version: 0 };
}

async function takeLease(reader: Reader, by: string): Promise<boolean> {
  const now = reader.clock.now();
  const taken = await SchemaStates(reader).updateOne(
    { _id: 'schema', $or: [{ by: { $exists: false } }, { by }, { until: { $lte: now } }] }, { $set: { by, until: new Date(now.getTime() + LEASE_MS) } },
  );
  return taken.matchedCount === 1;
}
