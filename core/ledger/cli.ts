import { existsSync } from 'node:fs';
import { systemClock } from '../clock.ts';
import { connectDatabase } from '../db/database.ts';
import { runCommand, UsageError } from './run-command.ts';

/** `MONGODB_URI` of the environment, else of `.env`, else the demo's. */
function databaseUri(): string {
  for (const file of ['.env', '.data/database.env']) if (!process.env['MONGODB_URI'] && existsSync(file)) process.loadEnvFile(file);
  const uri = process.env['MONGODB_URI'];
  if (!uri) throw new UsageError('MONGODB_URI is missing: set it, write it into .env, or start the demo');
  return uri;
}

try {
  const db = await connectDatabase(databaseUri());
  const fine = await runCommand({ db, clock: systemClock }, process.argv.slice(2), (line) => { process.stdout.write(`${line}\n`); }).finally(() => db.close());
  if (!fine) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`${error instanceof UsageError ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
}
