import { Schema, type Connection } from 'mongoose';
import { modelOn } from '../db/model-on.ts';

/** Who hires. One a member; its name stands on every job they post. */
export interface Company {
  readonly _id: string;
  /** The member who made it. */
  readonly owner: string;
  readonly name: string;
  readonly createdAt: Date;
}

const companySchema = new Schema<Company>(
  {
    _id: { type: String, required: true },
    owner: { type: String, required: true },
    name: { type: String, required: true },
    createdAt: { type: Date, required: true },
  },
  { collection: 'companies', versionKey: false },
);
companySchema.index({ owner: 1 }, { unique: true });

export const Companies = (on: { db: Connection }) => modelOn<Company>(on.db, 'Company', companySchema);
