import type { Language } from '../language/language.ts';

/** How the letters of a Burmese text are written. */
export type Encoding = 'unicode' | 'zawgyi';

/** What the messages of one chat have told about its phone, kept with the conversation. */
export interface Evidence {
  /** The sum of the messages' log-odds for Zawgyi, with what was believed before the first; within ±LOG_ODDS_MAX. */
  readonly logOdds: number;
  /** The person was asked because the evidence said this against their setting; not again until it has said otherwise. */
  readonly asked?: Encoding;
}

/** Who wrote a text: the language they chose, and what their messages have told so far. */
export interface Writer {
  readonly language?: Language | undefined;
  readonly evidence?: Evidence | undefined;
}

/** Older messages never weigh more than a few new ones can turn (myanmar.md §1). */
const LOG_ODDS_MAX = 12;
/** A single message: a pasted text is not the person's own. */
const MESSAGE_MAX = 6;
/** From 95 % on a writer counts as decided. */
const DECIDED = Math.log(0.95 / 0.05);
/** Five in a hundred write Zawgyi; who chose what they read has said nearly everything about what they write. */
const PRIOR: Readonly<Record<Encoding | 'none', number>> = { none: -3, unicode: -6, zawgyi: 6 };

/** The encoding that goes with a chosen language; English says nothing about it. */
export function settingOf(language: Language | undefined): Encoding | undefined {
  if (language === 'zg') return 'zawgyi';
  return language === 'my' ? 'unicode' : undefined;
}

/** The log-odds of a probability, within what one message may weigh. 0 for what is no probability. */
export function weightOf(probability: number): number {
  if (!(probability >= 0 && probability <= 1)) return 0;
  return clamp(Math.log(probability / (1 - probability)), MESSAGE_MAX);
}

/** The evidence with one more message; the very same object when the message says nothing new. */
export function addWeight({ language, evidence }: Writer, weight: number): Evidence | undefined {
  if (weight === 0) return evidence;
  const logOdds = clamp((evidence?.logOdds ?? priorOf(language)) + weight, LOG_ODDS_MAX);
  if (evidence?.logOdds === logOdds) return evidence;
  const setting = settingOf(language);
  const agrees = setting !== undefined && leaning({ logOdds }) === setting;
  return { logOdds, ...(evidence?.asked && !agrees && { asked: evidence.asked }) };
}

/** What evidence of 95 % and more says; undefined while it does not say enough. */
export function leaning(evidence: Evidence | undefined): Encoding | undefined {
  if (!evidence || Math.abs(evidence.logOdds) < DECIDED) return undefined;
  return evidence.logOdds > 0 ? 'zawgyi' : 'unicode';
}

/** How the short texts of a writer are read: as they chose; without a choice by their messages, and as Unicode while those say too little. */
export function expectedEncoding({ language, evidence }: Writer): Encoding {
  return settingOf(language) ?? (leaning(evidence) === 'zawgyi' ? 'zawgyi' : 'unicode');
}

/** The encoding to ask about: what the evidence now says against the member's own setting, if they were not asked about it yet. */
export function questionFor({ language, evidence }: Writer): Encoding | undefined {
  const setting = settingOf(language);
  const says = leaning(evidence);
  return setting !== undefined && says !== undefined && says !== setting && evidence?.asked !== says ? says : undefined;
}

function priorOf(language: Language | undefined): number {
  return PRIOR[settingOf(language) ?? 'none'];
}

function clamp(value: number, max: number): number {
  return Math.max(-max, Math.min(max, value));
}
