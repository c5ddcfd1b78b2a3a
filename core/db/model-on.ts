import type { Connection, Model, Schema } from 'mongoose';

/**
 * The model of a schema on one connection (tests and two processes in one program each have their own). A concept's
 * `<noun>.model.ts` exports `export const Jobs = (on: { db: Connection }) => modelOn(on.db, 'Job', jobSchema)`.
 */
export function modelOn<T>(db: Connection, name: string, schema: Schema<T>): Model<T> {
  return (db.models[name] as Model<T> | undefined) ?? db.model<T>(name, schema);
}
