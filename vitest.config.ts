import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { LastLineReporter } from './test/support/last-line-reporter.ts';
import { LongFirst } from './test/support/long-first.ts';

/** Workers, and the thirty processes of the product that tests start, do not compile the same modules again: a second of processor time for each. */
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, '.data', 'compile-cache');

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    reporters: ['default', new LastLineReporter()],
    experimental: { viteModuleRunner: false }, // Node loads the files itself, as it does in production: without a wrapper around every import, a sixth less processor time
    pool: 'forks',
    isolate: false, // no file changes a module for others: loading the product anew for each cost a third of the processor time
    maxWorkers: 3, // a worker waits for the databases and the browser a quarter of its time: three keep two cores busy
    sequence: { sequencer: LongFirst },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    teardownTimeout: 20_000,
    passWithNoTests: false,
    allowOnly: false,
  },
});
