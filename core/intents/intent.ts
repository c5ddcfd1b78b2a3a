import type { Reader } from '../db/database.ts';

/**
 * Something to be done to the outside world, or later: committed together with the change that wants it, done afterwards by a
 * worker. `pending → sending → done`, with `case` where a person has to decide. Redis only rings the bell; a sweep over `dueAt`
 * finds what nobody rang for.
 */
export interface Intent {
  /** Deterministic and unique, so that planning twice is planning once: `job:ID:expire`. */
  readonly _id: string;
  readonly kind: string;
  readonly state: IntentState;
  readonly dueAt: Date;
  readonly attempts: number;
  /** Plain JSON, ids and short strings. No secrets, no phone numbers. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** While sending: until when the handler's claim holds; after that the outcome counts as unknown. */
  readonly until?: Date;
  readonly error?: string;
  /** When the row itself may be removed (done rows are kept for a while, for the operator). */
  readonly removeAt?: Date;
}

export type IntentState = 'pending' | 'sending' | 'done' | 'case' | 'dropped';

/** What a handler says after its try. */
export type IntentOutcome =
  | { readonly kind: 'done' }
  /** Try again later: a 429, a provider that is down, an order that is still open. */
  | { readonly kind: 'retry'; readonly at: Date; readonly error?: string }
  /** A person has to decide; the handler has stored what they need to see. */
  | { readonly kind: 'case'; readonly error: string };

export interface IntentContext extends Reader {
  /** True when an earlier try may already have reached the outside (it was found `sending`, its claim run out): query first. */
  readonly resumed: boolean;
}

/**
 * Does the work of one kind. It runs outside any transaction and opens its own (`inTransaction`) for what it stores. It may be
 * run again after a crash, so everything it does is conditional or deterministic by id. Throwing = retry with growing pauses.
 */
export type IntentHandler = (context: IntentContext, intent: Intent) => Promise<IntentOutcome>;

/** Kind → handler, put together by main.ts from every concept's table. */
export type IntentHandlers = Readonly<Record<string, IntentHandler>>;
