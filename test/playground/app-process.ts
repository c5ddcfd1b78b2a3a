import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { movableClock, type MovableClock } from '../../core/clock.ts';
import { readConfig } from '../../core/config.ts';
import { createApp, type App } from '../../main.ts';
import type { FromApp } from './app-child.ts';

/**
 * The app in a process of its own. It loads at once and starts when the parent sends the settings, which are those of production;
 * only its clock can be moved by the parent. The process ends when its parent is gone.
 */
const ToApp = z.union([
  z.object({ start: z.record(z.string(), z.string()), clockOffsetMs: z.number() }), z.object({ moveMs: z.number() }), z.object({ stop: z.literal(true) }),
]);

/** A platform that is down (the trouble drawer) must not keep the app from being there. */
const REGISTER_MS_MAX = 4_000;

process.on('disconnect', () => process.exit(0));
process.on('SIGINT', () => undefined); // Ctrl-C reaches the whole group; the parent says when to stop

let clock: MovableClock | undefined;
let app: App | undefined;

process.on('message', (message) => {
  const asked = ToApp.parse(message);
  const work = 'start' in asked ? start(asked.start, asked.clockOffsetMs) : 'moveMs' in asked ? move(asked.moveMs) : stop();
  work.catch((error: unknown) => tell({ problem: error instanceof Error ? error.stack ?? error.message : String(error) }));
});

async function start(env: Readonly<Record<string, string>>, clockOffsetMs: number): Promise<void> {
  clock = movableClock(clockOffsetMs);
  app = await createApp(readConfig(env), { clock });
  await app.start();
  await Promise.race([app.registered(), pause(REGISTER_MS_MAX)]);
  tell({ ready: app.url });
}

async function move(milliseconds: number): Promise<void> {
  clock?.move(milliseconds);
  await app?.sweep();
  tell({ moved: true });
}

async function stop(): Promise<void> {
  await app?.stop();
  process.exit(0);
}

function tell(message: FromApp): void {
  process.send?.(message);
}
