import type { FileStore } from './file-store.ts';
import type { Params } from './params.ts';
import type { Profile } from './profile.ts';
import type { QueryBook } from './query-book.ts';
import type { UpdateFeed } from './update-feed.ts';
import type { World } from './world.ts';

/** Everything one bot's platform consists of; what the methods work on. */
export interface Platform {
  readonly world: World;
  readonly feed: UpdateFeed;
  readonly files: FileStore;
  readonly queries: QueryBook;
  readonly profile: Profile;
}

/** One method of the Bot API: returns what goes into `result`, throws ApiError to refuse. */
export type Method = (platform: Platform, params: Params) => unknown;
