import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';

const LOCK = z.object({
  packages: z.record(z.string(), z.object({ version: z.string().optional(), optionalDependencies: z.record(z.string(), z.string()).optional() })),
});

/**
 * `npm ci` refuses a lock file that lacks a platform's package, and `npm install` leaves one out that its registry does not
 * have. Such an entry is written by hand: version, cpu, os, `"optional": true`; it is fetched only on that platform.
 */
test('the lock file names the packages of every platform, so that npm ci works', async () => {
  const { packages } = LOCK.parse(JSON.parse(await readFile(join(import.meta.dirname, '../../package-lock.json'), 'utf8')));
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies }]) => Object.keys(optionalDependencies ?? {})
    .filter((name) => packages[`node_modules/${name}`] === undefined && packages[`${path}/node_modules/${name}`] === undefined));
  expect(missing).toEqual([]);
});
