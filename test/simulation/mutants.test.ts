import { describe, expect, test } from 'vitest';
import type { Reader } from '../../core/db/database.ts';
import { inTransaction } from '../../core/db/database.ts';
import { newId } from '../../core/db/new-id.ts';
import { memberWallet, type AccountCode } from '../../core/ledger/chart-of-accounts.ts';
import { postTransfer } from '../../core/ledger/post-transfer.ts';
import { useDatabase, type TestDatabase } from '../support/database.ts';
import { countOf } from '../bots/counting-flows.ts';
import { makeBots, Writer, type Bots } from '../bots/make-bots.ts';
import { applyMutant, MUTANTS, type Mutant } from './mutants.ts';

const never = new Promise<never>(() => undefined);

/** The smallest story in which a rule matters: true where it holds. */
const SCENARIOS: Readonly<Record<Mutant, (db: TestDatabase, bots: Bots, other: Bots, aye: Writer) => Promise<boolean>>> = {
  'no-guard': async (db) => {
    const post = (key: string, debit: AccountCode, credit: AccountCode, amount: number) => inTransaction(db.reader, (tx) => postTransfer(tx, { key: `${key}:${newId()}`, code: 'topup', debit, credit, amount, reference: 'order:x', textKey: 'wallet:entry.topup' }));
    const wallet = memberWallet(newId());
    await post('in', 'kbzpay:clearing', wallet, 1_000);
    return !(await post('out', wallet, 'suspense', 2_000)).ok;
  },
  'no-seen': async (db, bots, _other, aye) => {
    const update = aye.text('add');
    await bots.handler.handle(update);
    await bots.handler.handle(update);
    await bots.idle();
    return await countOf(db.reader, aye.id) === 1;
  },
  'no-seq': async (_db, bots, other, aye) => {
    await other.handler.handle(aye.text('form'));
    await other.idle();
    await bots.handler.handle(aye.text('A')); // what it remembers of this chat is from before the form
    await bots.idle();
    return !bots.telegram.textsOf(aye.chat).some((text) => text.includes('you said A'));
  },
  'acknowledge-first': async (db, bots, _other, aye) => {
    const broken = await withoutDatabase(db.reader, bots, () => bots.handler.handle(aye.text('add')).then(() => true, () => false));
    return !broken;
  },
  'clear-before-send': async (db, bots, other, aye) => {
    bots.telegram.script = () => never; // the process dies in the middle of sending
    await bots.handler.handle(aye.text('hello'));
    await bots.runtime.queue.idle();
    other.telegram.script = () => ({ kind: 'sent' });
    db.clock.move(26_000);
    await other.sweep();
    return other.telegram.textsOf(aye.chat).some((text) => text.includes('you said hello'));
  },
  'no-holder': async (_db, bots, other, aye) => {
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => { release = resolve; });
    bots.telegram.script = async () => { await gate; return { kind: 'sent' }; };
    await bots.handler.handle(aye.text('one'));
    await other.handler.handle(aye.text('two'));
    release();
    await Promise.all([bots.idle(), other.idle()]);
    return bots.telegram.tried.filter((sent) => sent.chat === aye.chat && sent.text.includes('you said one')).length === 1;
  },
};

/** The store refuses every write while `work` runs. */
async function withoutDatabase<T>(_reader: Reader, bots: Bots, work: () => Promise<T>): Promise<T> {
  const { store } = bots.runtime;
  const { commit, commitIn } = store;
  const away = () => Promise.reject(Object.assign(new Error('away'), { name: 'MongoNetworkError' }));
  Object.assign(store, { commit: away, commitIn: away });
  try {
    return await work();
  } finally {
    await bots.runtime.queue.idle();
    Object.assign(store, { commit, commitIn });
  }
}

describe('each rule of the commit path', () => {
  const db = useDatabase();

  async function plays(mutant: Mutant, mutated: boolean): Promise<boolean> {
    const bots = makeBots(db.reader);
    const other = makeBots(db.reader, { channels: bots });
    const aye = await new Writer().joins(bots);
    const undo = mutated ? applyMutant(mutant, bots.runtime) : () => undefined;
    try {
      return await SCENARIOS[mutant](db, bots, other, aye);
    } finally {
      undo();
    }
  }

  for (const mutant of MUTANTS) {
    test(`matters: ${mutant} is noticed`, async () => {
      expect(await plays(mutant, false), 'the product').toBe(true);
      expect(await plays(mutant, true), 'the mutant').toBe(false);
    });
  }
});
