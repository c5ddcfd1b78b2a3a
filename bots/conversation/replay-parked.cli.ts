import { systemClock } from '../../core/clock.ts';
import { ConfigError, readConfig } from '../../core/config.ts';
import { connectDatabase, type Reader } from '../../core/db/database.ts';
import { ParkedUpdates, type Parked } from './parked.model.ts';
import { askReplay } from './replay-parked.ts';

/**
 * `npm run replay [-- ID…]`: asks the running system to hand parked updates (all, or the named ones) to their conversations again, waits
 * for it, and tells what became of them. `npm run replay -- --list` only shows them. Exit code 1 when one failed again or nobody did it.
 */
const LOOK_EVERY_MS = 500;
const WAIT_MS = 60_000;

async function list(reader: Reader): Promise<void> {
  const parked = await ParkedUpdates(reader).find({ state: 'parked' }).sort({ at: 1 }).lean<Parked[]>();
  for (const each of parked) say(`${each._id}  ${each.at.toISOString()}  ${each.inbound.body.kind}  ${each.error.split('\n')[0] ?? ''}`);
  say(`${parked.length} parked`);
}

async function replay(reader: Reader, ids: readonly string[]): Promise<boolean> {
  const asked = await askReplay(reader, ids.length > 0 ? ids : undefined);
  const waiting = () => ParkedUpdates(reader).countDocuments({ state: 'asked' });
  let left = await waiting();
  for (let waited = 0; left > 0 && waited < WAIT_MS; waited += LOOK_EVERY_MS) {
    await new Promise((resolve) => { setTimeout(resolve, LOOK_EVERY_MS); });
    left = await waiting();
  }
  const parked = await ParkedUpdates(reader).countDocuments({ state: 'parked', ...(ids.length > 0 && { _id: { $in: ids } }) });
  say(`asked for ${asked}; parked again: ${parked}; still waiting: ${left}${left > 0 ? ' (is the app running?)' : ''}`);
  return parked === 0 && left === 0;
}

function say(line: string): void { process.stdout.write(`${line}\n`); }

try {
  const args = process.argv.slice(2);
  const db = await connectDatabase(readConfig(process.env).mongodbUri);
  const reader: Reader = { db, clock: systemClock };
  if (args.includes('--list')) await list(reader);
  else if (!await replay(reader, args)) process.exitCode = 1;
  await db.close();
} catch (error) {
  process.stderr.write(`${error instanceof ConfigError ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
