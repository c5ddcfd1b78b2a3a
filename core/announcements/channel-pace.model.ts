import { Schema, type Connection } from 'mongoose';
import { modelOn } from '../db/model-on.ts';

/** When the channel may be called next. One row. */
export interface ChannelPace {
  readonly _id: string;
  readonly nextAt: Date;
}

const channelPaceSchema = new Schema<ChannelPace>(
  { _id: { type: String, required: true }, nextAt: { type: Date, required: true } },
  { collection: 'channelPaces', versionKey: false },
);

export const ChannelPaces = (on: { db: Connection }) => modelOn<ChannelPace>(on.db, 'ChannelPace', channelPaceSchema);
