import { z } from 'zod';
import { movableClock } from '../../core/clock.ts';
import { readConfig } from '../../core/config.ts';
import { tillsOf } from '../../core/payments/tills.ts';
import { jobIndexOf } from '../../core/search/job-index-of.ts';
import { flowTable } from '../../flows/table.ts';
import { settleDown } from '../../core/settle-down.ts';
import type { Reader } from '../../core/db/database.ts';
import { createApp } from '../../main.ts';
import { DESK_ACTS, isDeskAct } from './desk-acts.ts';
import { withMarks } from './marks.flow.ts';
import { applyMutant, readMutant } from './mutants.ts';
import type { FromSim } from './sim-app.ts';

/** The app as the simulation runs it: production settings, a clock that the parent moves, flows that leave marks, and a mutant if asked. */
const clock = movableClock(Number(process.env['SIM_CLOCK_OFFSET_MS'] ?? 0));
const ToApp = z.union([z.object({ moveMs: z.number() }), z.object({ settle: z.literal(true) }), z.object({ act: z.number(), name: z.string(), input: z.unknown() })]);

process.on('disconnect', () => process.exit(0));
process.on('SIGINT', () => undefined); // Ctrl-C reaches the whole group; the parent ends us

try {
  const config = readConfig(process.env);
  const flows = withMarks(flowTable(config.brand, tillsOf(config), { firstModerator: config.firstModerator }));
  const app = await createApp(config, { clock, flows, limits: { messagesPerMinute: 1_000_000, unknownSends: 20 } });
  const mutant = readMutant(process.env['SIM_MUTANT']);
  if (mutant) applyMutant(mutant, app.runtime);
  process.on('message', (message) => {
    const asked = ToApp.parse(message);
    if ('act' in asked) {
      void actAtDesk(app.runtime.reader, asked.name, asked.input).then((done) => { tell({ act: asked.act, ...done }); });
      return;
    }
    if ('moveMs' in asked) clock.move(asked.moveMs);
    app.settle().then(() => jobIndexOf(app.runtime.reader).catchUp()).then(() => tell({ settled: true }), (error: unknown) => tell({ problem: String(error) }));
  });
  await app.start();
  await app.registered();
  settleDown(); // as `npm start` does
  tell({ ready: app.url });
} catch (error) {
  tell({ problem: error instanceof Error ? error.stack ?? error.message : String(error) });
  process.exitCode = 1;
  process.disconnect();
}

/** An act of the panel. Thrown out by what broke underneath, it counts as one without an answer. */
async function actAtDesk(reader: Reader, name: string, input: unknown): Promise<{ answer: string }> {
  try {
    const result = isDeskAct(name) ? await DESK_ACTS[name](reader, input) : { ok: false, code: 'unknown_act' } as const;
    return { answer: result.ok ? 'ok' : result.code };
  } catch (error) {
    return { answer: `thrown: ${error instanceof Error ? error.stack ?? error.message : String(error)}` };
  }
}

function tell(message: FromSim): void {
  if (process.connected) process.send?.(message);
}
