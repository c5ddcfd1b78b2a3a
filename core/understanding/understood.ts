import type { PayPeriod } from '../text/pay.ts';

/** The places of the product that words may lead to. */
export type MenuName =
  | 'home' | 'help' | 'about' | 'applications' | 'saved' | 'my-jobs' | 'wallet' | 'top-up' | 'withdraw' | 'invites' | 'alerts'
  | 'profile' | 'settings' | 'language' | 'link' | 'cancel' | 'back';

/** What somebody wants with a sentence. */
export type Intent = 'find-job' | 'hire' | `menu:${MenuName}` | 'greeting' | 'thanks' | 'yes' | 'no' | 'report' | 'human' | 'none';

/**
 * A pay as it was written: one sum is both `min` and `max`, "above" has no `max`, "up to" no `min`. Whole units of `currency`; foreign money is never
 * converted (its rates are not the street's, myanmar.md §3).
 */
export interface UnderstoodPay {
  readonly min?: number;
  readonly max?: number;
  readonly period: PayPeriod;
  readonly currency: 'MMK' | 'USD' | 'THB' | 'SGD' | 'MYR' | 'JPY' | 'KRW' | 'AED' | 'CNY';
}

/** A name that several places have; they are all in `places` until the person has said which. */
export interface AmbiguousPlace {
  readonly places: readonly string[];
}

/** What must not be. */
export interface Excluded {
  readonly roles: readonly string[];
  readonly categories: readonly string[];
  readonly places: readonly string[];
  readonly types: readonly string[];
}

/** A sentence, understood: ids of the vocabulary and the gazetteer. */
export interface Understood {
  readonly intent: Intent;
  readonly roles: readonly string[];
  readonly categories: readonly string[];
  readonly skills: readonly string[];
  readonly levels: readonly string[];
  readonly benefits: readonly string[];
  readonly places: readonly string[];
  readonly ambiguous: readonly AmbiguousPlace[];
  /** "Near me", "near Tamwe". */
  readonly near: boolean;
  readonly pay?: UnderstoodPay;
  /** Kinds of work (`part-time`), remote included. */
  readonly types: readonly string[];
  readonly remote: boolean;
  /** Terms of work abroad (`japan-job`), empty for work in Myanmar. */
  readonly overseas: readonly string[];
  /** Years; 0 when none is asked for or none is there. */
  readonly experience?: number;
  /** How many people are sought. */
  readonly people?: number;
  readonly not: Excluded;
  /** The words that stand for nothing we know, as a search key. */
  readonly rest: string;
  /** The same with the words for skills, levels and benefits: what a search looks for in the texts of jobs. */
  readonly words: string;
}

export const NOTHING_EXCLUDED: Excluded = { roles: [], categories: [], places: [], types: [] };

/** A sentence of which nothing was understood. */
export const NOT_UNDERSTOOD: Understood = {
  intent: 'none', roles: [], categories: [], skills: [], levels: [], benefits: [], places: [], ambiguous: [], near: false, types: [], remote: false,
  overseas: [], not: NOTHING_EXCLUDED, rest: '', words: '',
};
