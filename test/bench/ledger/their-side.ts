import { Book, initModels, mongoTransaction, syncIndexes } from 'medici';
import mongoose from 'mongoose';
import type { Draw } from './draw-accounts.ts';

/**
 * Medici 7.4 as its README guards an account against going below zero: journal, balance and write lock in one transaction, run again after
 * a conflict. Its balance snapshots are off: with them every balance reads all transactions since the snapshot, and it is slower here.
 */
export class TheirSide {
  readonly #book = new Book('bench', { precision: 0, balanceSnapshotSec: 0 });

  static async open(uri: string, members: readonly string[], sum: number): Promise<TheirSide> {
    await mongoose.connect(uri, { maxPoolSize: 20, w: 'majority', journal: true, readConcern: { level: 'majority' } });
    await initModels();
    await syncIndexes();
    const side = new TheirSide();
    const entry = side.#book.entry('begin');
    for (const member of members) entry.debit('Assets', sum).credit(`Accounts:${member}`, sum);
    await entry.commit();
    for (const member of members.slice(0, 2)) if ((await side.#book.balance({ account: `Accounts:${member}` })).balance !== sum) throw new Error('the members did not get their money');
    return side;
  }

  async single(draw: Draw): Promise<number> {
    const { from, to } = draw();
    const account = `Accounts:${from}`;
    await mongoTransaction(async (session) => {
      await this.#book.entry('move').debit(account, 1).credit(`Accounts:${to}`, 1).commit({ session });
      const { balance } = await this.#book.balance({ account }, { session });
      if (balance < 0) throw new Error('refused');
      await this.#book.writelockAccounts([account], { session });
    });
    return 1;
  }

  async close(): Promise<void> {
    await mongoose.connection.dropDatabase();
    await mongoose.disconnect();
  }
}
