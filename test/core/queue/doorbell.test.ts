import { pino } from 'pino';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { newId } from '../../../core/db/new-id.ts';
import { connectDoorbell, type Doorbell } from '../../../core/queue/doorbell.ts';
import { configured } from '../../support/database-shelf.ts';

const WAITS = 100;
const AT_ONCE = 8;

describe('the doorbell', () => {
  const doorbells: Doorbell[] = [];
  const connect = (prefix: string): Doorbell => {
    const doorbell = connectDoorbell({ redisUrl: configured('REDIS_URL'), prefix, log: pino({ level: 'silent' }) });
    doorbells.push(doorbell);
    return doorbell;
  };
  const street = () => {
    const prefix = `test-${newId()}`;
    return [connect(prefix), connect(prefix)] as const;
  };
  afterEach(async () => { for (const doorbell of doorbells.splice(0)) await doorbell.stop(); });

  /** An answer that ends when it is let go. */
  const slow = () => {
    const heard: string[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    return { heard, letGo: resolve, answer: async (_: string, id: string): Promise<void> => { heard.push(id); await promise; } };
  };

  test('rung by a process that answers none is answered by one that does', async () => {
    const [web, worker] = street();
    const heard: string[] = [];
    worker.answer(async (queue, id) => { heard.push(`${queue} ${id}`); });
    await vi.waitFor(async () => { expect(await web.ready()).toBe(true); });
    web.ring('notices', 'a', 0);
    await vi.waitFor(() => { expect(heard).toEqual(['notices a']); }, 5_000);
  });

  test('rung for now by a process that answers is answered by itself, also when nobody else may', async () => {
    const [one, other] = street();
    const heard: string[] = [];
    one.answer(async (_, id) => { heard.push(`one ${id}`); });
    other.answer(async (_, id) => { heard.push(`other ${id}`); });
    for (const id of ['a', 'b', 'c']) one.ring('intents', id, 0);
    await vi.waitFor(() => { expect(heard).toEqual(['one a', 'one b', 'one c']); });
  });

  test('a bell that waits is answered once; one that is being answered is answered again', async () => {
    const [doorbell] = street();
    const { heard, letGo, answer } = slow();
    doorbell.answer(answer);
    for (let n = 0; n < AT_ONCE; n++) doorbell.ring('notices', `n${n}`, 0);
    await vi.waitFor(() => { expect(heard).toHaveLength(AT_ONCE); });
    for (const id of ['n0', 'late', 'late']) doorbell.ring('notices', id, 0);
    letGo();
    await vi.waitFor(() => { expect(heard.slice(AT_ONCE)).toEqual(['n0', 'late']); });
  });

  test('a process with enough to do lets another hear', async () => {
    const [busy, free] = street();
    const { heard, letGo, answer } = slow();
    const helped: string[] = [];
    busy.answer(answer);
    await vi.waitFor(async () => { expect(await busy.ready()).toBe(true); });
    for (let n = 0; n < WAITS; n++) busy.ring('intents', `own${n}`, 0);
    await vi.waitFor(() => { expect(heard).toHaveLength(AT_ONCE); });
    const more = 2 * AT_ONCE + 1; // eight take the places of those that are being answered, eight may be the busy one's by Redis
    for (let n = 0; n < more; n++) busy.ring('intents', `more${n}`, 0);
    free.answer(async (_, id) => { helped.push(id); });
    await vi.waitFor(() => { expect(helped.length).toBeGreaterThan(0); }, 5_000);
    letGo();
    await vi.waitFor(() => { expect(new Set([...heard, ...helped]).size).toBe(WAITS + more); }, 5_000);
  });

  test('an answer that fails keeps nobody from answering the next', async () => {
    const [doorbell] = street();
    const heard: string[] = [];
    doorbell.answer(async (_, id) => {
      heard.push(id);
      if (id === 'bad') throw new Error('not today');
    });
    for (const id of ['bad', 'good']) doorbell.ring('notices', id, 0);
    await vi.waitFor(() => { expect(heard).toEqual(['bad', 'good']); });
  });

  test('stopping waits for what is being answered, and leaves the rest to the sweeps', async () => {
    const [doorbell] = street();
    const { heard, letGo, answer } = slow();
    doorbell.answer(answer);
    for (let n = 0; n < AT_ONCE + 2; n++) doorbell.ring('notices', `n${n}`, 0);
    await vi.waitFor(() => { expect(heard).toHaveLength(AT_ONCE); });
    const stopped = doorbell.stop();
    letGo();
    await stopped;
    doorbells.splice(doorbells.indexOf(doorbell), 1);
    expect(heard).toHaveLength(AT_ONCE);
  });
});
