import { Schema, type Connection } from 'mongoose';
import { modelOn } from '../db/model-on.ts';
import type { ProviderName } from '../payments/provider.ts';

/** One line of a provider's statement. */
export interface StatementFileLine {
  /** Our id of the charge, as we gave it to the provider. */
  reference: string;
  /** As it was written, and in kyat when it is a whole number. */
  amountText: string;
  amount?: number;
  /** True when the line says that the money came. */
  paid: boolean;
  /** The provider's own id of the payment. */
  transaction?: string;
}

/** What applying a statement did. */
export interface StatementResult {
  credited: number;
  keptAside: number;
  missing: number;
  closed: number;
}

/** A provider's statement file for some days, as a person uploaded it. Applied once, however often it is uploaded. */
export interface ProviderStatement {
  _id: string;
  provider: ProviderName;
  /** Of provider and bytes: the same file is the same statement. */
  digest: string;
  /** The days it covers, from the first instant to before the last. */
  from: Date;
  to: Date;
  lines: StatementFileLine[];
  state: 'read' | 'applying' | 'done';
  by: string;
  at: Date;
  appliedBy?: string;
  doneAt?: Date;
  result?: StatementResult;
}

const statementSchema = new Schema<ProviderStatement>({
  _id: { type: String, required: true },
  provider: { type: String, required: true },
  digest: { type: String, required: true },
  from: { type: Date, required: true },
  to: { type: Date, required: true },
  lines: { type: Schema.Types.Mixed, required: true },
  state: { type: String, enum: ['read', 'applying', 'done'], required: true },
  by: { type: String, required: true },
  at: { type: Date, required: true },
  appliedBy: String,
  doneAt: Date,
  result: Schema.Types.Mixed,
}, { collection: 'provider_statements', versionKey: false });

statementSchema.index({ digest: 1 }, { unique: true });
statementSchema.index({ at: -1 });

export const ProviderStatements = (on: { db: Connection }) => modelOn<ProviderStatement>(on.db, 'ProviderStatement', statementSchema);
