import type { Migration } from './db/migrate.ts';
import { dropSearchTokens } from './jobs/migrate-search-tokens.ts';
import { migrateLedger } from './ledger/migrate-ledger.ts';
import { placeEntries } from './ledger/place-entries.ts';
import { maskStoredPhones } from './payments/mask-phones.ts';

/**
 * Every change of stored data since the first version, oldest first; never edited, only added to. Indexes are not among them: they are made
 * from the schemas at every start (core/schema.ts).
 */
export const MIGRATIONS: readonly Migration[] = [
  { id: 1, name: 'the first version: nothing to change', up: async () => undefined },
  { id: 2, name: 'the ledger holds money and seals its entries', up: migrateLedger },
  { id: 3, name: 'the search left the database', up: dropSearchTokens },
  { id: 4, name: 'callbacks of providers keep no payer’s number', up: maskStoredPhones },
  { id: 5, name: 'entries are found by their place', up: placeEntries },
];
