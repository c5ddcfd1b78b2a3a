import { Schema, type Connection } from 'mongoose';
import { z } from 'zod';
import type { Reader, Tx } from '../../core/db/database.ts';
import { modelOn } from '../../core/db/model-on.ts';
import { refused } from '../../core/errors.ts';
import { text } from '../../flows/engine/accept.ts';
import type { Chat } from '../../flows/engine/chat.ts';
import { finish, flow, go, type FlowTable } from '../../flows/engine/flow.ts';
import { answer, act, ask, deed, screen } from '../../flows/engine/steps.ts';

/** What a chat counted: changed by `add`, so that taking effect twice is seen. */
interface Counter { readonly _id: string; readonly n: number }

const counterSchema = new Schema<Counter>({ _id: String, n: Number }, { collection: 'counters', versionKey: false });
export const Counters = (on: { db: Connection }) => modelOn<Counter>(on.db, 'Counter', counterSchema);

/** How far a chat has counted. */
export async function countOf(reader: Reader, chat: string): Promise<number> {
  const found = await Counters(reader).findById(chat, undefined, { session: reader.session }).lean<Counter>();
  return found?.n ?? 0;
}

/** Counts one up, in the transaction of the step. */
export async function addOne(tx: Tx, chat: string): Promise<void> {
  await Counters(tx).updateOne({ _id: chat }, { $inc: { n: 1 } }, { session: tx.session, upsert: true });
}

export interface CountingOptions {
  /** Called when a person says "boom"; throwing is a step's failure. */
  boom?(): void;
}

const slots = z.object({ first: z.string(), second: z.string() });

/**
 * A small table of conversations for tests of the commit path. Typed: `add` counts in a transaction, `boom` runs the test's own code, `refuse` writes and is refused, `form`
 * begins a form of two questions that counts at its end; anything else is echoed.
 */
export function countingFlows(options: CountingOptions = {}): FlowTable {
  const count = flow('count', { version: 1 }, {
    menu: screen(async () => ({ body: 'home' })),
    help: screen(async () => ({ body: 'helping' })),
    add: deed(async (chat) => {
      await addOne(await chat.tx(), chat.id);
      return finish(`counted ${await countOf(chat.read, chat.id)}`);
    }),
    refuse: deed(async (chat) => {
      await addOne(await chat.tx(), chat.id);
      return answer(chat, refused('no_such_thing'), { ok: () => finish('never'), no_such_thing: () => finish('refused') });
    }),
  });
  const form = flow('form', { version: 2, slots }, {
    first: ask('engine:choose', text({ max: 100 }), { into: 'first', next: 'second' }),
    second: ask('engine:again', text({ max: 100 }), { into: 'second', next: 'send' }),
    send: act(async (chat: Chat<z.infer<typeof slots>>) => {
      await addOne(await chat.tx(), chat.id);
      return finish(`${chat.slots.first} and ${chat.slots.second}`);
    }),
  });
  return {
    flows: [count, form],
    home: 'count.menu',
    help: 'count.help',
    openLink: async () => go('count.menu'),
    understand: async (chat, said) => {
      if (said === 'boom') options.boom?.();
      if (said === 'add') return go('count.add');
      if (said === 'refuse') return go('count.refuse');
      if (said === 'form') return go('form');
      chat.say(`you said ${said}`);
      return go('count.menu');
    },
    arrive: async (chat) => { chat.become(`member-${chat.id.replaceAll(/\W/g, '-')}`); },
    chooseLanguage: () => ({ body: 'which language?' }),
  };
}
