import { systemClock } from '../../../core/clock.ts';
import { connectDatabase, inTransaction, isTransient, type Reader } from '../../../core/db/database.ts';
import { newId } from '../../../core/db/new-id.ts';
import { memberWallet, type AccountCode } from '../../../core/ledger/chart-of-accounts.ts';
import { postTransfer, type Receipt } from '../../../core/ledger/post-transfer.ts';
import { shareTransfer, shareTransfers } from '../../../core/ledger/share-transfer.ts';
import type { TransferRequest } from '../../../core/ledger/transfer-request.ts';
import { verifyBooks } from '../../../core/ledger/verify-books.ts';
import type { Result } from '../../../core/errors.ts';
import { createIndexes } from '../../../core/schema.ts';
import type { Draw } from './draw-accounts.ts';

/** Our ledger in a database of its own; every member begins with the same sum. */
export class OurSide {
  readonly #reader: Reader;

  private constructor(reader: Reader) { this.#reader = reader; }

  static async open(uri: string, members: readonly string[], sum: number): Promise<OurSide> {
    const db = await connectDatabase(uri);
    await createIndexes(db);
    const side = new OurSide({ db, clock: systemClock });
    const given = await shareTransfers(side.#reader, members.map((member) => side.#request('manual:clearing', memberWallet(member), sum)));
    if (given.some(({ ok }) => !ok)) throw new Error('the members did not get their money');
    return side;
  }

  /** One guarded transfer; it may share its transaction. */
  async single(draw: Draw): Promise<number> {
    const { from, to } = draw();
    return counted(await shareTransfer(this.#reader, this.#request(memberWallet(from), memberWallet(to))));
  }

  /** From a member to the one house account. */
  async toHouse(draw: Draw): Promise<number> {
    return counted(await shareTransfer(this.#reader, this.#request(memberWallet(draw().from), 'revenue:featured')));
  }

  /** From the one hot member. */
  async fromOne(member: string, draw: Draw): Promise<number> {
    const { from, to } = draw();
    return counted(await shareTransfer(this.#reader, this.#request(memberWallet(member), memberWallet(from === member ? to : from))));
  }

  async batch(size: number, draw: Draw): Promise<number> {
    const outcomes = await shareTransfers(this.#reader, Array.from({ length: size }, () => {
      const { from, to } = draw();
      return this.#request(memberWallet(from), memberWallet(to));
    }));
    return outcomes.reduce((sum, outcome) => sum + counted(outcome), 0);
  }

  /** As a conversation's step does it: in a transaction of its own, run again after a conflict. */
  async joined(draw: Draw): Promise<number> {
    const { from, to } = draw();
    const request = this.#request(memberWallet(from), memberWallet(to));
    for (;;) {
      try {
        return counted(await inTransaction(this.#reader, (tx) => postTransfer(tx, request)));
      } catch (error) {
        if (!isTransient(error)) throw error;
      }
    }
  }

  /** How much is wrong with the books after all that. */
  async findings(): Promise<number> {
    return (await verifyBooks(this.#reader)).length;
  }

  async close(): Promise<void> {
    await this.#reader.db.dropDatabase();
    await this.#reader.db.close();
  }

  #request(debit: AccountCode, credit: AccountCode, amount = 1): TransferRequest {
    return { key: newId(16), code: 'correction', debit, credit, amount, reference: 'bench' };
  }
}

function counted(outcome: Result<Receipt, string>): number {
  if (!outcome.ok) throw new Error(`refused: ${outcome.code}`);
  return 1;
}
