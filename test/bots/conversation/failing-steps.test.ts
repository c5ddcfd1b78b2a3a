import { beforeEach, describe, expect, test } from 'vitest';
import { askReplay, replayParked } from '../../../bots/conversation/replay-parked.ts';
import { ParkedUpdates } from '../../../bots/conversation/parked.model.ts';
import { useDatabase } from '../../support/database.ts';
import { countingFlows, countOf } from '../counting-flows.ts';
import { makeBots, Writer, type Bots } from '../make-bots.ts';

describe('when a step fails', () => {
  const db = useDatabase();
  let booms = 0;
  let broken = true;
  let bots: Bots;
  let aye: Writer;

  beforeEach(async () => {
    booms = 0;
    broken = true;
    await db.empty();
    bots = makeBots(db.reader, { flows: countingFlows({ boom: () => { booms += 1; if (broken) throw new Error('a bug'); } }) });
    aye = await new Writer().joins(bots);
  });

  const parked = () => ParkedUpdates(db.reader).find({ state: 'parked' }).lean();
  const heard = () => bots.telegram.textsOf(aye.chat);

  test('it is tried three times, then parked: an apology, a known place, and the next message works', async () => {
    await bots.handler.handle(aye.text('boom'));
    await bots.idle();
    expect(booms).toBe(3);
    expect(await parked()).toMatchObject([{ conversation: aye.id, tries: 3, error: expect.stringContaining('a bug') }]);
    expect(heard().at(-1)).toContain('Something went wrong');
    await bots.handler.handle(aye.text('add'));
    await bots.idle();
    expect(heard().at(-1)).toContain('counted 1');
  });

  test('what failed and then succeeded is forgotten after a month; what is parked waits for the operator', async () => {
    await ParkedUpdates(db.reader).createIndexes();
    const indexes = await ParkedUpdates(db.reader).listIndexes();
    expect(indexes).toContainEqual(expect.objectContaining({ expireAfterSeconds: 2_592_000, partialFilterExpression: { state: { $in: ['failing', 'replayed'] } } }));
  });

  test('its repeat is acknowledged and does nothing', async () => {
    const update = aye.text('boom');
    await bots.handler.handle(update);
    await bots.handler.handle(update);
    await bots.idle();
    expect(booms).toBe(3);
    expect(heard().filter((text) => text.includes('Something went wrong'))).toHaveLength(1);
  });

  test('a failure that passes is not parked', async () => {
    const flows = countingFlows({ boom: () => { booms += 1; if (booms < 3) throw new Error('passing'); } });
    const lucky = makeBots(db.reader, { flows, channels: bots });
    await lucky.handler.handle(aye.text('boom'));
    await lucky.idle();
    expect(booms).toBe(3);
    expect(await parked()).toEqual([]);
    expect(heard().at(-1)).toContain('you said boom');
  });

  test('a reply that cannot be drawn counts as a failed step', async () => {
    bots.telegram.cannotDraw = 'ugly';
    await bots.handler.handle(aye.text('ugly'));
    await bots.idle();
    expect(await parked()).toHaveLength(1);
    expect(heard().at(-1)).toContain('Something went wrong');
  });

  test('a replay hands parked updates to the conversation again, exactly once', async () => {
    const update = aye.text('boom');
    await bots.handler.handle(update);
    await bots.idle();
    broken = false;
    const other = makeBots(db.reader, { flows: countingFlows({ boom: () => { booms += 1; } }), channels: bots });
    expect(await askReplay(db.reader)).toBe(1);
    const results = await Promise.all([replayParked(bots.runtime, bots.handler), replayParked(other.runtime, other.handler)]);
    await Promise.all([bots.idle(), other.idle()]);
    await replayParked(bots.runtime, bots.handler);
    await bots.handler.handle(update);
    await bots.idle();
    expect(results.map((each) => each.replayed).reduce((sum, each) => sum + each)).toBe(1);
    expect(heard().filter((text) => text.includes('you said boom'))).toHaveLength(1);
    expect(await parked()).toEqual([]);
  });

  test('a replay that fails again leaves the update parked and tells so', async () => {
    await bots.handler.handle(aye.text('boom'));
    await askReplay(db.reader);
    const result = await replayParked(bots.runtime, bots.handler);
    await bots.idle();
    expect(result).toMatchObject({ replayed: 0, failed: [{ id: `${aye.id}|u2` }] });
    expect(await parked()).toHaveLength(1);
    expect(heard().filter((text) => text.includes('Something went wrong'))).toHaveLength(1);
    expect(await countOf(db.reader, aye.id)).toBe(0);
  });
});
