import { z } from 'zod';
import { movableClock } from '../../core/clock.ts';
import { readConfig } from '../../core/config.ts';
import { createApp } from '../../main.ts';
import type { FromApp } from './app-child.ts';

/**
 * The app in a process of its own: settings come by the environment as in production, but the clock can be moved by the parent,
 * and the process ends when its parent is gone.
 */
const clock = movableClock(Number(process.env['PLAYGROUND_CLOCK_OFFSET_MS'] ?? 0));
const ToApp = z.union([z.object({ moveMs: z.number() }), z.object({ stop: z.literal(true) })]);

process.on('disconnect', () => process.exit(0));
process.on('SIGINT', () => undefined); // Ctrl-C reaches the whole group; the parent says when to stop

try {
  const app = await createApp(readConfig(process.env), { clock });
  process.on('message', (message) => {
    const asked = ToApp.parse(message);
    if ('stop' in asked) void app.stop().then(() => process.exit(0));
    else {
      clock.move(asked.moveMs);
      void app.sweep().then(() => tell({ moved: true }), (error: unknown) => tell({ problem: String(error) }));
    }
  });
  await app.start();
  tell({ ready: app.url });
} catch (error) {
  tell({ problem: error instanceof Error ? error.stack ?? error.message : String(error) });
  process.exitCode = 1;
  process.disconnect();
}

function tell(message: FromApp): void {
  process.send?.(message);
}
