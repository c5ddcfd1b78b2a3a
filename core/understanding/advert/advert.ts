import type { Pay } from '../../text/pay.ts';

/** The fields of a post that an advert may tell. */
export type AdvertField = 'title' | 'openings' | 'place' | 'pay' | 'type' | 'description' | 'phone' | 'company';

/** One job of an advert, as far as the advert tells it. */
export interface AdvertJob {
  readonly title: string;
  /** Ids of the vocabulary. */
  readonly role?: string;
  readonly category?: string;
  readonly openings?: number;
  /** A township, town or area of the gazetteer. */
  readonly place?: string;
  readonly pay?: Pay;
  readonly type?: string;
  /** The advert's words about this job, without phone numbers and without what belongs to its other jobs. */
  readonly description?: string;
  /** The words that each field was read from. */
  readonly sources: Readonly<Partial<Record<AdvertField, string>>>;
}

/** A pasted advert: one job for each role, and what belongs to all of them. */
export interface Advert {
  readonly company?: string;
  /** E.164, in the order of the advert; never part of a description. */
  readonly phones: readonly string[];
  readonly jobs: readonly AdvertJob[];
}
