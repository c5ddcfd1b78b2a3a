import mongoose from 'mongoose';
import type { Tx } from './database.ts';

/** An `insert` or `update` as MongoDB's protocol writes it. */
export type WriteCommand =
  | { readonly insert: string; readonly documents: readonly object[] }
  | { readonly update: string; readonly updates: readonly object[] };

export interface Written {
  /** Documents inserted or matched. */
  readonly n: number;
  /** Documents that an update changed. */
  readonly nModified?: number;
}

interface WriteReply extends Written {
  readonly writeErrors?: readonly { readonly code: number; readonly errmsg: string }[];
}

/**
 * One write command within a transaction, as it is. For rows that are known to be whole: mongoose checks every one of them, and the driver's
 * bulk measures it before it writes it, which costs more than the write. Throws the first write error, with its code.
 */
export async function runWrite(tx: Tx, command: WriteCommand): Promise<Written> {
  if (!tx.db.db) throw new Error('the database connection is not open');
  const reply = await tx.db.db.command(command, { session: tx.session, ignoreUndefined: true }) as unknown as WriteReply; // the protocol's own shape
  const [error] = reply.writeErrors ?? [];
  if (error) throw new mongoose.mongo.MongoServerError({ message: error.errmsg, code: error.code });
  return reply;
}
