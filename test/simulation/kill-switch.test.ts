import { describe, expect, test } from 'vitest';
import type { Command } from '../emulators/mongo-proxy/read-message.ts';
import { killAt, type Kill } from './kill-switch.ts';

const write = (collection: string): Command => ({ requestId: 1, name: 'update', collection, documents: [], filter: {}, inTransaction: true, writes: true });
const read: Command = { requestId: 2, name: 'find', collection: 'transfers', documents: [], filter: {}, inTransaction: false, writes: false };

/** What becomes of these commands, one after the other, and how often somebody was killed. */
async function play(kill: Kill, commands: readonly Command[], mayKill = true): Promise<{ before: unknown[]; after: unknown[]; kills: number }> {
  let kills = 0;
  const interceptor = killAt(kill, () => {
    if (mayKill) kills += 1;
    return mayKill;
  });
  const before: unknown[] = [];
  const after: unknown[] = [];
  for (const command of commands) {
    before.push(await interceptor.before?.(command) ?? 'pass');
    after.push(await interceptor.after?.(command) ?? 'pass');
  }
  return { before, after, kills };
}

describe('the kill switch', () => {
  test('kills once at the n-th write about money, and nothing of the dead comes through', async () => {
    const commands = [write('members'), write('transfers'), read, write('withdrawals'), write('slips')];
    expect(await play({ window: 'money write', nth: 2 }, commands)).toEqual({
      before: ['pass', 'pass', 'pass', 'cut', 'cut'], after: ['pass', 'pass', 'pass', 'pass', 'pass'], kills: 1,
    });
  });

  test('kills when the server has done the write and the app does not know', async () => {
    const commands = [write('members'), read, write('transfers')];
    expect(await play({ window: 'any write', nth: 2, after: true }, commands)).toEqual({ before: ['pass', 'pass', 'pass'], after: ['pass', 'pass', 'cut'], kills: 1 });
  });

  test('lets everything pass where another process has died already', async () => {
    const commands = [write('transfers'), write('transfers')];
    expect(await play({ window: 'in a sweep', nth: 1 }, commands, false)).toEqual({ before: ['pass', 'pass'], after: ['pass', 'pass'], kills: 0 });
  });
});
