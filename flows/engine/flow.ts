import type { ZodObject, ZodType } from 'zod';
import type { TextKey } from '../../core/language/keys.ts';
import type { Chat, StepInput } from './chat.ts';
import type { View } from './view.ts';

/** Where a step leads. Made by `to`, `go`, `finish`, `stay`, `change`. */
export type Move =
  /** Another step of the same form. */
  | { readonly kind: 'to'; readonly step: string; readonly returnTo?: string }
  /** A screen, or the beginning of another form. */
  | { readonly kind: 'go'; readonly to: string; readonly args: readonly string[] }
  /** The form is done: `outcome` is said, and said again when one of its old buttons is pressed. */
  | { readonly kind: 'finish'; readonly outcome: View; readonly go?: { readonly to: string; readonly args: readonly string[] } }
  /** Nothing moves: the current screen is drawn again (under what was said). */
  | { readonly kind: 'stay'; readonly draw?: View };

export const to = (step: string): Move => ({ kind: 'to', step });
/** Goes to a field of the form to change it; answering it returns to `returnTo`. */
export const change = (step: string, returnTo: string): Move => ({ kind: 'to', step, returnTo });
export const go = (place: string, ...args: readonly string[]): Move => ({ kind: 'go', to: place, args });
export const stay = (draw?: View): Move => (draw ? { kind: 'stay', draw } : { kind: 'stay' });
/** Ends a form. With `next`, that screen follows under the outcome; without, the outcome stands alone and the person is at home. */
export const finish = (outcome: View | string, next?: { to: string; args?: readonly string[] }): Move => ({
  kind: 'finish',
  outcome: typeof outcome === 'string' ? { body: outcome } : outcome,
  ...(next && { go: { to: next.to, args: next.args ?? [] } }),
});

/** One named step. Built by `ask`, `show`, `act`, `screen`. */
export interface Step<S> {
  /** On the way in, before anything is drawn: a move skips the step. */
  enter?(chat: Chat<S>): Promise<Move | undefined>;
  /** What the person sees. */
  draw?(chat: Chat<S>): Promise<View>;
  /** What an input does here; `undefined` = it does not fit here. */
  take?(chat: Chat<S>, input: StepInput): Promise<Move | undefined>;
  /** May a `go` press or a link begin here? Screens always; of a form only its first step. */
  readonly open: boolean;
  /** A step that asks is kept on the way of Back. */
  readonly asks: boolean;
  /**
   * What is typed here is a secret (a PIN, a document's number): it reaches no step, store or log; the message is deleted where the channel can, and the
   * person reads this advice. `undefined` for a text that is none.
   */
  readonly secret?: (chat: Chat<S>, text: string) => string | undefined;
}

/** Brings a form written by version N to version N + 1. */
export type Migration = (state: { step: string; slots: Record<string, unknown> }) => { step: string; slots: Record<string, unknown> };

export interface FlowOptions<S> {
  /** Raise it when steps or slots change, and add a migration from the version before. */
  readonly version: number;
  /** A form has slots, a token, Cancel, and can be set aside. Without it the flow is a set of screens. */
  readonly slots?: ZodObject & ZodType<S>;
  readonly migrate?: Readonly<Record<number, Migration>>;
  /** The form's name in "you have something unfinished". */
  readonly title?: TextKey;
  /** A form of an answer or two: begun again it starts anew, without asking, and what was answered on an earlier visit does not come back. */
  readonly brief?: boolean;
}

/** A flow as the engine runs it; its steps' slot type is checked where it is defined and by the schema when it is loaded. */
export interface Flow {
  readonly name: string;
  readonly version: number;
  readonly form: boolean;
  readonly brief: boolean;
  readonly title?: TextKey;
  readonly first: string;
  readonly steps: Readonly<Record<string, Step<Readonly<Record<string, unknown>>>>>;
  readonly migrate: Readonly<Record<number, Migration>>;
  /** Checks stored slots; `undefined` when they no longer fit. */
  readSlots(slots: unknown): Readonly<Record<string, unknown>> | undefined;
}

/**
 * Defines a conversation. The first step is its beginning.
 * @example flow('apply', { version: 1, slots: ApplySlots, title: 'apply:title' }, { name: ask(…), send: act(…) })
 */
export function flow<S = Readonly<Record<string, unknown>>>(name: string, options: FlowOptions<S>, steps: Readonly<Record<string, Step<S>>>): Flow {
  const first = Object.keys(steps)[0];
  if (first === undefined) throw new Error(`flow ${name} has no step`);
  const form = options.slots !== undefined;
  const schema = options.slots?.partial();
  return {
    name,
    version: options.version,
    form,
    brief: options.brief ?? false,
    first,
    // The engine hands each step the slots of its own flow, which readSlots has checked against the flow's schema.
    steps: steps as unknown as Flow['steps'],
    migrate: options.migrate ?? {},
    readSlots: (slots) => {
      if (!schema) return {};
      const parsed = schema.safeParse(slots);
      return parsed.success ? { ...parsed.data } : undefined;
    },
    ...(options.title && { title: options.title }),
  };
}

/** Renames a step in a migration, the commonest of changes. */
export const renameStep = (from: string, toStep: string): Migration => ({ step, slots }) => ({ step: step === from ? toStep : step, slots });

/** Everything the engine needs to know of the product's conversations. */
export interface FlowTable {
  readonly flows: readonly Flow[];
  /** Screens by name, `flow.step`. */
  readonly home: string;
  readonly help: string;
  /** The language was chosen for the first time: joins the person; what follows is `openLink`, `understand` or home. */
  arrive(chat: Chat): Promise<void>;
  /** Where a link leads (a job, a friend's recommendation, a code). An unknown payload leads home. */
  openLink(chat: Chat, payload: string): Promise<Move>;
  /** Free text outside a form: a search, a menu word, or a word of regret. */
  understand(chat: Chat, text: string): Promise<Move>;
  /** The screen in which the language is chosen. */
  chooseLanguage(): View;
}

const byName = new WeakMap<FlowTable, ReadonlyMap<string, Flow>>();

/** A table's flows by name, made once. */
export function flowsOf(table: FlowTable): ReadonlyMap<string, Flow> {
  const known = byName.get(table);
  if (known) return known;
  const flows = new Map(table.flows.map((flow) => [flow.name, flow]));
  byName.set(table, flows);
  return flows;
}
