import { Schema, type Connection } from 'mongoose';
import { modelOn } from '../db/model-on.ts';

import { KEPT_SECONDS } from './sign-in.model.ts';

/** An open panel in one browser. Only the hash of its cookie is kept. */
export interface PanelSession {
  /** SHA-256 of the cookie's secret. */
  readonly _id: string;
  readonly member: string;
  readonly openedAt: Date;
  readonly expiresAt: Date;
}

const panelSessionSchema = new Schema<PanelSession>(
  {
    _id: { type: String, required: true },
    member: { type: String, required: true },
    openedAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'panelSessions', versionKey: false },
);
panelSessionSchema.index({ member: 1 });
panelSessionSchema.index({ expiresAt: 1 }, { expireAfterSeconds: KEPT_SECONDS });

export const PanelSessions = (on: { db: Connection }) => modelOn<PanelSession>(on.db, 'PanelSession', panelSessionSchema);
