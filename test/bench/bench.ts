import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isBench } from './figure.ts';

/**
 * `npm run bench -- NAME [options]`: runs `NAME.bench.ts` of this folder. The last line printed is one JSON object with the
 * figures; the exit code is 1 when a figure misses its goal.
 */
const ENDING = '.bench.ts';
const [name, ...options] = process.argv.slice(2);
const known = (await readdir(import.meta.dirname)).filter((file) => file.endsWith(ENDING)).map((file) => basename(file, ENDING)).toSorted();
if (name === undefined || !known.includes(name)) {
  process.stderr.write(`npm run bench -- NAME, where NAME is one of: ${known.join(', ')}\n`);
  process.exit(1);
}
const loaded: unknown = await import(join(import.meta.dirname, `${name}${ENDING}`));
if (!isBench(loaded)) throw new Error(`${name}${ENDING} exports no function run`);
const { seed, figures } = await loaded.run(options);
for (const { name: figure, value, goal, met } of figures) {
  process.stderr.write(`${met ? 'met   ' : 'MISSED'} ${figure}: ${value} (goal ${goal})\n`);
}
process.stdout.write(`${JSON.stringify({ name, ...(seed === undefined ? {} : { seed }), figures })}\n`);
process.exit(figures.length > 0 && figures.every(({ met }) => met) ? 0 : 1);
