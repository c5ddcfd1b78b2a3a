import { join } from 'node:path';
import { findLocaleFaults } from './locales.ts';
import { checkTypes, runTool } from './run-tool.ts';

/** `npm run check`: types, lint (with the arrows between the rooms) and locales; exit code 1 when one of them has a fault. */
const types = await checkTypes();
report('types', types.code === 0, types.output);
const lint = await runTool('oxlint', []);
report('lint and arrows', lint.code === 0, lint.output);
const faults = await findLocaleFaults(join(import.meta.dirname, '../../locales'));
report('locales', faults.length === 0, faults.join('\n'));

function report(what: string, fine: boolean, details: string): void {
  process.stdout.write(fine ? `${what}: fine\n` : `${details.trim()}\n${what}: not fine\n`);
  if (!fine) process.exitCode = 1;
}
