import { Schema, type Connection } from 'mongoose';
import { modelOn } from '../db/model-on.ts';
import type { AccountCode } from './chart-of-accounts.ts';

/** Up to which entry an account is sealed, and the hash of its chain there. */
export interface SealLine {
  readonly account: AccountCode;
  readonly seq: number;
  readonly hash: string;
}

/** One link of the chain of seals: what it covers, and the hash of the link before. Never edited. */
export interface Seal {
  /** 1, 2, 3 … without a gap. */
  readonly _id: number;
  readonly at: Date;
  readonly previous: string;
  readonly lines: readonly SealLine[];
  readonly hash: string;
}

/** Where the next seal of an account goes on. Can be made again from the seals. */
export interface SealedAccount {
  readonly _id: AccountCode;
  readonly seq: number;
  readonly hash: string;
  /** The id of that entry; absent before the first seal since entries are found by their place. */
  readonly last?: string;
}

const sealSchema = new Schema<Seal>({
  _id: { type: Number, required: true },
  at: { type: Date, required: true },
  previous: { type: String, default: '' },
  lines: [{ _id: false, account: String, seq: Number, hash: String }],
  hash: { type: String, required: true },
}, { collection: 'seals', versionKey: false });

const sealedAccountSchema = new Schema<SealedAccount>({
  _id: { type: String, required: true },
  seq: { type: Number, required: true },
  hash: { type: String, required: true },
  last: String,
}, { collection: 'sealed_accounts', versionKey: false });

export const Seals = (on: { db: Connection }) => modelOn<Seal>(on.db, 'Seal', sealSchema);
export const SealedAccounts = (on: { db: Connection }) => modelOn<SealedAccount>(on.db, 'SealedAccount', sealedAccountSchema);
