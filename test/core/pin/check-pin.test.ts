import { MINUTE } from '../../../core/clock.ts';
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { inTransaction } from '../../../core/db/database.ts';
import { newId } from '../../../core/db/new-id.ts';
import { Notices } from '../../../core/notices/notice.model.ts';
import { checkPin } from '../../../core/pin/check-pin.ts';
import { HASHES_AT_ONCE_MAX, hashPin, PIN_COST, verifyPin } from '../../../core/pin/hash-pin.ts';
import { isWeakPin, TRIES_MAX, WAITS_MS, WAIT_AFTER_RESET_MS } from '../../../core/pin/pin-rules.ts';
import { proves } from '../../../core/pin/pin-proof.ts';
import { Pins } from '../../../core/pin/pin.model.ts';
import { readPin } from '../../../core/pin/read-pin.ts';
import { reassignPin } from '../../../core/pin/reassign-pin.ts';
import { askPinReset, endPinReset } from '../../../core/pin/reset-pin.ts';
import { setPin } from '../../../core/pin/set-pin.ts';
import { openVault } from '../../../core/vault.ts';
import { useDatabase } from '../../support/database.ts';
import { act, must, sampleMember } from '../jobs/sample-job.ts';
import { CHEAP, provenPin, TEST_PIN, TEST_VAULT } from './proven-pin.ts';

const db = useDatabase();
let member: string;
const guess = (pin: string, attempt = newId()) => checkPin(db.reader, TEST_VAULT, { member, pin, attempt });
const kindNow = async () => (await readPin(db.reader, member)).kind;

beforeEach(async () => {
  await db.empty();
  member = await sampleMember(db.reader);
});

describe('a PIN', () => {
  beforeEach(async () => { await provenPin(db.reader, member); });

  test('that is right proves it is this member, and nobody else', async () => {
    const proof = must(await guess(TEST_PIN));
    const now = db.clock.now();
    expect(proves(proof, member, now)).toBe(true);
    expect(proves(proof, await sampleMember(db.reader), now)).toBe(false);
    expect(proves({ ...proof }, member, now)).toBe(false);
  });

  test('that was wrong once keeps nobody waiting, not even a try that began a moment before', async () => {
    expect(await guess('000000')).toMatchObject({ code: 'pin_wrong' });
    db.clock.move(-1_000);
    must(await guess(TEST_PIN));
  });

  test('that is wrong three times makes the person wait, then longer each time, and the tenth blocks it until a person helps', async () => {
    const refusals: unknown[] = [];
    for (let tries = 1; tries <= TRIES_MAX; tries++) {
      const refusal = await guess('000000');
      refusals.push(refusal);
      if (tries >= TRIES_MAX) break;
      const wait = WAITS_MS[tries] ?? 0;
      if (wait > 0) {
        expect(await guess(TEST_PIN)).toEqual({ ok: false, code: 'pin_locked', params: { until: expect.any(Number) } });
        db.clock.move(wait - 1_000);
        expect(await guess(TEST_PIN)).toMatchObject({ code: 'pin_locked' });
        db.clock.move(2_000);
      }
    }
    expect(refusals).toMatchObject([
      { code: 'pin_wrong', params: { left: 2 } }, { code: 'pin_wrong', params: { left: 1 } },
      ...Array.from({ length: TRIES_MAX - 3 }, () => ({ code: 'pin_locked' })), { code: 'pin_blocked' },
    ]);
    db.clock.move(365 * 24 * 3_600_000);
    expect(await guess(TEST_PIN)).toMatchObject({ code: 'pin_blocked' });
    expect(await kindNow()).toBe('blocked');
  });

  test('that is right after two wrong ones begins the count anew', async () => {
    await guess('000000');
    await guess('000000');
    must(await guess(TEST_PIN));
    expect(await guess('000000')).toMatchObject({ code: 'pin_wrong', params: { left: 2 } });
  });

  test('that is guessed by many at the same moment is looked at three times and no more', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, (_, n) => guess(String(100_000 + n))));
    const looked = all.filter((one) => !one.ok && one.code === 'pin_wrong').length;
    expect(looked).toBeLessThanOrEqual(2);
    expect(await Pins(db.reader).findById(member).lean()).toMatchObject({ tries: 3 });
    expect(await kindNow()).toBe('locked');
  });

  test('that came by one update is counted once, however often the update runs', async () => {
    for (let run = 0; run < 5; run++) expect(await guess('000000', 'telegram:1|77')).toMatchObject({ code: 'pin_wrong', params: { left: 2 } });
  });

  test('is never checked inside a transaction', async () => {
    await expect(inTransaction(db.reader, (tx) => checkPin(tx, TEST_VAULT, { member, pin: TEST_PIN, attempt: 'x' }))).rejects.toThrow('inside a transaction');
  });

  test('is replaced only with the proof of the one that holds, and the member is told', async () => {
    const hash = await hashPin(TEST_VAULT, '907316', CHEAP);
    expect(await act(db.reader, (tx) => setPin(tx, { member, hash }))).toMatchObject({ code: 'pin_exists' });
    const proof = must(await guess(TEST_PIN));
    must(await act(db.reader, (tx) => setPin(tx, { member, hash, proof })));
    expect(await act(db.reader, (tx) => setPin(tx, { member, hash, proof }))).toMatchObject({ code: 'pin_exists' });
    expect(await guess(TEST_PIN)).toMatchObject({ code: 'pin_wrong' });
    must(await guess('907316'));
    expect(await Notices(db.reader).find({ member }).lean()).toMatchObject([{ kind: 'pin.changed' }]);
  });

  test('that was forgotten is taken away by a person, when it was asked for, and only then', async () => {
    expect(await act(db.reader, (tx) => endPinReset(tx, { member, reset: true }))).toMatchObject({ code: 'no_reset_asked' });
    must(await act(db.reader, (tx) => askPinReset(tx, member)));
    must(await act(db.reader, (tx) => endPinReset(tx, { member, reset: true })));
    expect(await guess(TEST_PIN)).toMatchObject({ code: 'pin_missing' });
    expect(await kindNow()).toBe('missing');
    await provenPin(db.reader, member);
    expect(await kindNow()).toBe('ready');
  });

  test('that a person has reset lets no money out for a day, whoever chooses the next one and goes where', async () => {
    must(await act(db.reader, (tx) => askPinReset(tx, member)));
    must(await act(db.reader, (tx) => endPinReset(tx, { member, reset: true })));
    const chosen = await provenPin(db.reader, member);
    const { waitsUntil: until = db.clock.now() } = await readPin(db.reader, member);
    expect(until.getTime()).toBeGreaterThan(db.clock.now().getTime() + WAIT_AFTER_RESET_MS - MINUTE);
    expect(proves(chosen, member, db.clock.now())).toBe(false);
    const other = await sampleMember(db.reader);
    await act(db.reader, (tx) => reassignPin(tx, member, other));
    expect(proves(await provenPin(db.reader, other), other, db.clock.now())).toBe(false);
    expect(proves(chosen, member, until)).toBe(true);
    db.clock.move(WAIT_AFTER_RESET_MS);
    expect((await readPin(db.reader, other)).waitsUntil).toBeUndefined();
    expect(proves(await provenPin(db.reader, other), other, db.clock.now())).toBe(true);
  });

  test('goes along when its member becomes part of another', async () => {
    const other = await sampleMember(db.reader);
    await act(db.reader, (tx) => reassignPin(tx, member, other));
    await act(db.reader, (tx) => reassignPin(tx, member, other));
    must(await checkPin(db.reader, TEST_VAULT, { member: other, pin: TEST_PIN, attempt: 'x' }));
  });

  test('that meets another one when two members become one opens neither wallet: a person decides', async () => {
    const other = await sampleMember(db.reader);
    await provenPin(db.reader, other);
    await act(db.reader, (tx) => reassignPin(tx, member, other));
    expect((await readPin(db.reader, other)).kind).toBe('blocked');
  });
});

describe('what is stored of a PIN', () => {
  test('is argon2id with the cost that is named, and of no use under another SECRET_KEY', async () => {
    const hash = await hashPin(TEST_VAULT, TEST_PIN);
    expect(hash).toMatch(new RegExp(`^\\$argon2id\\$v=19\\$m=${PIN_COST.memory},t=${PIN_COST.passes},p=${PIN_COST.parallelism}\\$`));
    expect(hash).not.toContain(TEST_PIN);
    expect(await verifyPin(TEST_VAULT, TEST_PIN, hash)).toBe(true);
    expect(await verifyPin(TEST_VAULT, '481591', hash)).toBe(false);
    expect(await verifyPin(openVault('another secret key of thirty-two characters'), TEST_PIN, hash)).toBe(false);
  });

  test('costs the memory of two hashes at once, however many ask', async () => {
    const highWater = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0);
    await hashPin(TEST_VAULT, TEST_PIN);
    const before = highWater();
    await Promise.all(Array.from({ length: 8 }, () => hashPin(TEST_VAULT, TEST_PIN)));
    expect(highWater() - before).toBeLessThan((HASHES_AT_ONCE_MAX + 1) * PIN_COST.memory);
  });
});

test.each(['000000', '777777', '123456', '654321', '345678', '121212', '123123', '012345'])('%s is too easy to guess', (pin) => {
  expect(isWeakPin(pin)).toBe(true);
});

test('the end of one\'s own number is too easy to guess, other digits are not', () => {
  expect(isWeakPin('804917', '+959777804917')).toBe(true);
  expect(isWeakPin('804917', '+959777123456')).toBe(false);
  expect(isWeakPin(TEST_PIN)).toBe(false);
});
