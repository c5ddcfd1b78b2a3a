import type { Connection, Model } from 'mongoose';

/** Every model of the product, each as the function that gives it on a connection. */
export const models: readonly ((on: { db: Connection }) => Model<never>)[] = [];

/** Creates all collections and indexes, where they are missing; run at every start. */
export async function createIndexes(db: Connection): Promise<void> {
  await Promise.all(models.map((model) => model({ db }).createIndexes()));
}
