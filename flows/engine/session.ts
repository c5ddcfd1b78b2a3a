/** Where a person stands: a screen with its arguments, or a step of a form. Names, never positions: they survive a deploy. */
export interface Place {
  readonly flow: string;
  readonly step: string;
  readonly args: readonly string[];
}

/** A form being filled. At most one a person at a time: in use, or set aside until they say what to do with it. */
export interface FormState {
  readonly flow: string;
  /** The flow's version that wrote this; `migrate` brings it to today's. */
  readonly version: number;
  /** Carried by the form's buttons: a button of another form, or of this one after it ended, is recognised. */
  readonly token: string;
  readonly step: string;
  readonly args: readonly string[];
  readonly slots: Readonly<Record<string, unknown>>;
  /** Steps that were asked and answered, oldest first: the way of Back. */
  readonly path: readonly string[];
  /** Which message answered which step, newest last: an edit of it answers anew. */
  readonly answered: readonly { readonly message: string; readonly step: string }[];
  /** A field is being changed from a preview: answering it returns there. */
  readonly returnTo?: string;
  readonly touchedAt: Date;
}

/** Something a screen wants to find again for a while (the ids of a search, the last searches): plain JSON, small. */
export interface Kept {
  readonly value: unknown;
  readonly until: Date;
}

/** What the engine remembers of a conversation between two inputs: plain JSON. */
export interface Session {
  readonly at: Place;
  /** Screens to go Back to, newest last. */
  readonly trail: readonly Place[];
  readonly form?: FormState;
  /** True while the form is the place where the person stands; false while it is set aside. */
  readonly inForm: boolean;
  /** Outcomes of the last forms, so that a late tap on their buttons is answered with them. */
  readonly finished: readonly { readonly token: string; readonly text: string }[];
  /** What a secret step keeps between two of its buttons: sealed, and gone with any other input. Never a form's slot. */
  readonly sealed?: string;
  /** What screens keep for later, by name; what is past its day is dropped when something is kept. */
  readonly kept?: Readonly<Record<string, Kept>>;
  /** A link's payload, or the first words, that came before the language was known: followed up right after. */
  readonly waiting?: { readonly link?: string; readonly text?: string };
}

export const TRAIL_MAX = 8;
export const FINISHED_MAX = 5;
export const ANSWERED_MAX = 10;
/** A form that nobody touched for so long is closed. */
export const FORM_LIFETIME_MS = 14 * 24 * 60 * 60 * 1000;

/** The session of somebody who has just arrived. */
export function newSession(home: Place): Session {
  return { at: home, trail: [], inForm: false, finished: [] };
}
