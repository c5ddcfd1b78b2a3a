import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOUR } from '../../../core/clock.ts';
import { inTransaction, type Tx } from '../../../core/db/database.ts';
import type { Result } from '../../../core/errors.ts';
import { memberWallet, type AccountCode } from '../../../core/ledger/chart-of-accounts.ts';
import { expirePending } from '../../../core/ledger/expire-pending.ts';
import { foldEntries } from '../../../core/ledger/fold-entries.ts';
import { postLinked } from '../../../core/ledger/post-linked.ts';
import { postPending } from '../../../core/ledger/post-pending.ts';
import { postTransfer, type Receipt } from '../../../core/ledger/post-transfer.ts';
import { readBalance } from '../../../core/ledger/read-balance.ts';
import { reverseTransfer } from '../../../core/ledger/reverse-transfer.ts';
import { sealEntries } from '../../../core/ledger/seal-entries.ts';
import { shareTransfer } from '../../../core/ledger/share-transfer.ts';
import { trialBalance } from '../../../core/ledger/trial-balance.ts';
import { verifyBooks } from '../../../core/ledger/verify-books.ts';
import { voidPending } from '../../../core/ledger/void-pending.ts';
import { property } from '../../support/property.ts';
import { request, useBooks } from './books.ts';
import { Model, type ModelOutcome } from './model.ts';

const names = ['house', 'a', 'b', 'c'];
const aName = fc.constantFrom(...names);
const anAmount = fc.integer({ min: 1, max: 120 });
const anIndex = fc.integer({ min: 0, max: 12 });
const aCommand = fc.oneof(
  fc.record({ do: fc.constantFrom('move' as const, 'share' as const, 'crash' as const), from: aName, to: aName, amount: anAmount }),
  fc.record({ do: fc.constant('hold' as const), from: aName, to: aName, amount: anAmount, hours: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }) }),
  fc.record({ do: fc.constant('post' as const), index: anIndex, part: fc.option(anAmount, { nil: undefined }) }),
  fc.record({ do: fc.constant('void' as const), index: anIndex }),
  fc.record({ do: fc.constant('reverse' as const), index: anIndex }),
  fc.record({ do: fc.constant('link' as const), from: aName, over: aName, to: aName, amount: anAmount, rest: anAmount }),
  fc.record({ do: fc.constantFrom('wait' as const, 'sweep' as const) }),
);
type Command = typeof aCommand extends fc.Arbitrary<infer C> ? C : never;

/** One run: its own members in the common books, the model beside them. */
class Run {
  readonly model = new Model();
  readonly receipts: string[] = [];
  readonly #db: ReturnType<typeof useBooks>['db'];
  readonly #run: number;
  #n = 0;

  constructor(db: ReturnType<typeof useBooks>['db'], run: number) { this.#db = db; this.#run = run; }

  account(name: string): AccountCode { return name === 'house' ? 'suspense' : memberWallet(`r${this.#run}${name}`); }

  async start(): Promise<void> {
    for (const name of ['a', 'b', 'c']) await this.act({ do: 'move', from: 'house', to: name, amount: 100 });
  }

  /** Does it in both worlds; they must give the same answer. */
  async act(command: Command): Promise<void> {
    const key = `r${this.#run}:${this.#n++}`;
    const now = this.#db.clock.now().getTime();
    switch (command.do) {
      case 'move': return this.#compare(this.model.move('plain', command.from, command.to, command.amount), await this.#in((tx) => postTransfer(tx, this.#request(key, command))));
      case 'share': return this.#compare(this.model.move('plain', command.from, command.to, command.amount), await shareTransfer(this.#db.reader, this.#request(key, command)));
      case 'crash': return this.#crash(this.#request(key, command));
      case 'hold': {
        const dueAt = command.hours === undefined ? undefined : now + command.hours * HOUR;
        const wish = { ...this.#request(key, command), pending: dueAt === undefined ? {} : { expiresAt: new Date(dueAt) } };
        return this.#compare(this.model.move('pending', command.from, command.to, command.amount, dueAt), await this.#in((tx) => postTransfer(tx, wish)));
      }
      case 'post': {
        const part = command.part === undefined ? {} : { amount: command.part };
        return this.#compare(this.model.end('post', command.index, now, command.part), await this.#in((tx) => postPending(tx, { key, pending: this.#receipt(command.index), ...part })));
      }
      case 'void': return this.#compare(this.model.end('void', command.index, now), await this.#in((tx) => voidPending(tx, { key, pending: this.#receipt(command.index) })));
      case 'reverse': return this.#compare(this.model.reverse(command.index), await this.#in((tx) => reverseTransfer(tx, { key, transfer: this.#receipt(command.index) })));
      case 'link': return this.#link(key, command);
      case 'wait': this.#db.clock.move(HOUR); return;
      case 'sweep':
        await expirePending(this.#db.reader);
        this.model.expire(this.#db.clock.now().getTime());
        await foldEntries(this.#db.reader);
        await sealEntries(this.#db.reader);
    }
  }

  /** The process ends before the commit: nothing has happened, and the same key may come again. */
  async #crash(wish: ReturnType<typeof request>): Promise<void> {
    const dies = this.#in(async (tx) => { await postTransfer(tx, wish); throw new Error('crash'); });
    await expect(dies).rejects.toThrow('crash');
  }

  async #link(key: string, { from, over, to, amount, rest }: Command & { do: 'link' }): Promise<void> {
    const before = structuredClone({ balances: this.model.balances, held: this.model.held });
    const first = this.model.move('plain', from, over, amount);
    const expected = first === 'ok' ? this.model.move('plain', over, to, rest) : first;
    if (first === 'ok' && expected !== 'ok') {
      this.model.transfers.pop();
      for (const sums of ['balances', 'held'] as const) for (const [account, sum] of before[sums]) this.model[sums].set(account, sum);
      for (const account of this.model.balances.keys()) if (!before.balances.has(account)) this.model.balances.delete(account);
    }
    const linked = await this.#in((tx) => postLinked(tx, [this.#request(`${key}:1`, { from, to: over, amount }), this.#request(`${key}:2`, { from: over, to, amount: rest })]));
    expect(linked.ok ? 'ok' : linked.code).toBe(expected);
    if (linked.ok) this.receipts.push(...linked.value.map(({ transfer }) => transfer));
  }

  #compare(expected: ModelOutcome, outcome: Result<Receipt, string>): void {
    expect(outcome.ok ? 'ok' : outcome.code).toBe(expected);
    if (outcome.ok) this.receipts.push(outcome.value.transfer);
  }

  #in<T>(work: (tx: Tx) => Promise<T>): Promise<T> { return inTransaction(this.#db.reader, work); }

  #receipt(index: number): string { return this.receipts[index] ?? 'none'; }

  #request(key: string, { from, to, amount }: { from: string; to: string; amount: number }) {
    return request({ key, code: 'correction', debit: this.account(from), credit: this.account(to), amount });
  }
}

describe('beside a model without a database', () => {
  const { db } = useBooks();
  let runs = 0;

  property('the ledger gives the same answers and has the same balances, whatever is asked', fc.array(aCommand, { minLength: 3, maxLength: 12 }), async (commands) => {
    const run = new Run(db, runs++);
    await run.start();
    for (const command of commands) await run.act(command);
    for (const name of ['a', 'b', 'c']) {
      const { balance, held } = await readBalance(db.reader, run.account(name));
      expect({ name, balance, held }).toEqual({ name, balance: run.model.balances.get(name) ?? 0, held: run.model.held.get(name) ?? 0 });
    }
  });

  test('and its books are whole in the end', async () => {
    expect(await verifyBooks(db.reader)).toEqual([]);
    expect((await trialBalance(db.reader)).balanced).toBe(true);
  });
});
