import { mongo } from 'mongoose';
import { ConversationStore } from '../../bots/conversation/conversation-store.ts';
import type { Conversation } from '../../bots/conversation/conversation.ts';
import { audienceOf } from '../../bots/conversation/compose-outbox.ts';
import { InboundHandler } from '../../bots/conversation/handle-inbound.ts';
import { channelOf, type Runtime } from '../../bots/conversation/runtime.ts';
import { Deliverer } from '../../bots/delivery/deliver-outbox.ts';

/** Each takes one rule of the commit path, or the guard of a wallet, away. The simulation must notice every one. */
export const MUTANTS = ['no-seq', 'no-seen', 'acknowledge-first', 'clear-before-send', 'no-holder', 'no-guard'] as const;
export type Mutant = (typeof MUTANTS)[number];

/** A mutant's name; throws for a name that is none. */
export function readMutant(name: string | undefined): Mutant | undefined {
  const found = MUTANTS.find((mutant) => mutant === name);
  if (name && !found) throw new Error(`no mutant ${name}: ${MUTANTS.join(', ')}`);
  return found;
}

/** Patches this process's classes; returns how to undo it. The product has no switch for any of this. */
export function applyMutant(mutant: Mutant, runtime: Runtime): () => void {
  const originals = PATCHED.map(([prototype, name]) => [prototype, name, Object.getOwnPropertyDescriptor(prototype, name)] as const);
  PATCHES[mutant](runtime);
  return () => { for (const [prototype, name, original] of originals) if (original) Object.defineProperty(prototype, name, original); };
}

/** Every method that some mutant replaces. */
const PATCHED: readonly (readonly [object, string])[] = [
  [mongo.Db.prototype, 'command'], [mongo.Collection.prototype, 'updateOne'], [mongo.Collection.prototype, 'findOneAndUpdate'], [ConversationStore.prototype, 'load'],
  [ConversationStore.prototype, 'loadFresh'], [InboundHandler.prototype, 'handle'], [Deliverer.prototype, 'wake'],
];

const PATCHES: Readonly<Record<Mutant, (runtime: Runtime) => void>> = {
  'no-seq': () => {
    const { updateOne } = mongo.Collection.prototype;
    const { command } = mongo.Db.prototype;
    mongo.Db.prototype.command = function write(given: mongo.Document, options?: mongo.RunCommandOptions) {
      const { update, updates } = given;
      return command.call(this, update === 'conversations' ? { ...given, updates: updates.map((each: mongo.Document) => ({ ...each, q: unconditional(each['q']), u: unguarded(each['u']) })) } : given, options);
    };
    mongo.Collection.prototype.updateOne = function write(filter, update, options) {
      return updateOne.call(this, unconditional(filter), update, options);
    };
  },
  'no-guard': () => {
    type Update = (this: mongo.Collection, filter: mongo.Filter<mongo.Document>, update: unknown, options: unknown) => unknown;
    const guarded: Update = mongo.Collection.prototype.findOneAndUpdate as never; // it has one signature for each shape of its options
    const unguarded: Update = function guard(filter, update, options) {
      const { $expr: _limit, ...account } = filter;
      return guarded.call(this, this.collectionName === 'accounts' ? account : filter, update, options);
    };
    Object.assign(mongo.Collection.prototype, { findOneAndUpdate: unguarded });
  },
  'no-seen': () => {
    const { load, loadFresh } = ConversationStore.prototype;
    ConversationStore.prototype.load = async function loadBlind(id) { return blind(await load.call(this, id)); };
    ConversationStore.prototype.loadFresh = async function loadBlind(id) { return blind(await loadFresh.call(this, id)); };
  },
  'acknowledge-first': () => {
    const { handle } = InboundHandler.prototype;
    InboundHandler.prototype.handle = async function handleLater(inbound) {
      void handle.call(this, inbound).catch(() => undefined); // nobody waits for it: that is the mutation
      return {};
    };
  },
  'clear-before-send': (runtime) => {
    Deliverer.prototype.wake = function clearThenSend(conversation) {
      if (conversation.delivery?.by !== runtime.by) return;
      void runtime.queue.run(conversation._id, async () => {
        const current = await runtime.store.load(conversation._id);
        if (!current || current.outbox.length === 0) return;
        const cleared = { ...current, outbox: [], delivery: undefined, dueAt: undefined };
        if (await runtime.store.commit(current, cleared) === 'committed') void sendAll(runtime, current, new Set());
      });
    };
  },
  'no-holder': (runtime) => {
    const known = new WeakMap<Deliverer, Map<string, Set<number>>>();
    Deliverer.prototype.wake = function sendWhoeverHolds(conversation) {
      const sent = known.get(this) ?? new Map<string, Set<number>>();
      known.set(this, sent);
      const mine = sent.get(conversation._id) ?? new Set<number>();
      sent.set(conversation._id, mine);
      void sendAll(runtime, conversation, mine).then(() => runtime.queue.run(conversation._id, async () => {
        for (let tries = 0; tries < 20; tries++) {
          const current = await runtime.store.loadFresh(conversation._id);
          if (!current) return;
          const outbox = current.outbox.filter((entry) => !mine.has(entry.n));
          if (outbox.length === current.outbox.length) return;
          if (await runtime.store.commit(current, { ...current, outbox, delivery: undefined, dueAt: undefined }) === 'committed') return;
        }
      })).catch(() => undefined); // the process may end in between: a mutant has no manners
    };
  },
};

async function sendAll(runtime: Runtime, conversation: Conversation, sent: Set<number>): Promise<void> {
  const channel = channelOf(runtime, conversation.channel);
  for (const entry of conversation.outbox) {
    if (sent.has(entry.n)) continue;
    sent.add(entry.n);
    const packet = channel?.render(entry.view, audienceOf(entry, conversation.apiVersion))[entry.part];
    if (packet) await channel?.send(conversation.chat, packet);
  }
}

function unconditional<F extends object>(filter: F): F {
  const { seq: _seq, ...rest } = filter as F & { seq?: unknown };
  return rest as F; // only the condition on `seq` is gone
}

/** Nor may the server's second copy of it refuse the write (bots/conversation/seq-guard.ts). */
function unguarded(update: mongo.Document): mongo.Document {
  const { $inc: _step, ...rest } = update;
  return rest;
}

function blind(conversation: Conversation | undefined): Conversation | undefined {
  return conversation && { ...conversation, seen: [] };
}
