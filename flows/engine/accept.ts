import { digitsAsTyped } from '../../core/text/digits-as-typed.ts';
import type { Chat, StepInput } from './chat.ts';
import { typedText, type InboundFile } from './inbound.ts';
import type { Choice } from './choice.ts';
import type { View } from './view.ts';

/** What an accept makes of an input: a value, a refusal in the person's words, or a question back; `undefined` = not mine. */
export type Reading<V> =
  | { readonly value: V }
  | { readonly refuse: string }
  | { readonly words: string; readonly pick: readonly Choice[] };

/** What a question accepts. Combined with `or`: the first that does not say "not mine" decides. */
export interface Accept<V, S = unknown> {
  read(chat: Chat<S>, input: StepInput): Reading<V> | undefined | Promise<Reading<V> | undefined>;
  choices?(chat: Chat<S>): readonly (readonly Choice[])[] | Promise<readonly (readonly Choice[])[]>;
  request?(chat: Chat<S>): View['request'];
  or<W>(other: Accept<W, S>): Accept<V | W, S>;
}

type Plain<V, S> = Omit<Accept<V, S>, 'or'>;

/** Makes an accept out of its parts. */
export function accept<V, S = unknown>(plain: Plain<V, S>): Accept<V, S> {
  return {
    ...plain,
    or<W>(other: Accept<W, S>): Accept<V | W, S> {
      return accept<V | W, S>({
        read: async (chat, input) => (await plain.read(chat, input)) ?? other.read(chat, input),
        choices: async (chat) => [...((await plain.choices?.(chat)) ?? []), ...((await other.choices?.(chat)) ?? [])],
        request: (chat) => plain.request?.(chat) ?? other.request?.(chat),
      });
    },
  };
}

/** False for smiles and signs alone: nobody is called so, and nothing is described by them. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** A text of `min` to `max` characters. */
export function text<S = unknown>(limits: { max: number; min?: number }): Accept<string, S> {
  return accept<string, S>({
    read: (chat, input) => {
      if (input.kind !== 'text') return undefined;
      const value = input.text.trim();
      if (value === '') return { refuse: chat.t('engine:empty') };
      if (!hasWords(value)) return { refuse: chat.t('engine:wordless') };
      if (value.length > limits.max) return { refuse: chat.t('engine:tooLong', { max: limits.max }) };
      if (value.length < (limits.min ?? 1)) return { refuse: chat.t('engine:tooShort', { min: limits.min ?? 1 }) };
      return { value: digitsAsTyped(typedText(chat.inbound), value) };
    },
  });
}

/**
 * A text that a parser of core/ understands: its value, or a refusal in the person's words. `pick` asks back with buttons, whose
 * values `byValue` reads.
 */
export function parsed<V, S = unknown>(
  read: (text: string, chat: Chat<S>) => Reading<V> | Promise<Reading<V>>,
  byValue?: (value: string, chat: Chat<S>) => Reading<V> | undefined | Promise<Reading<V> | undefined>,
): Accept<V, S> {
  return accept({
    read: (chat, input) => {
      if (input.kind === 'text') return read(input.text, chat);
      return input.kind === 'answer' ? byValue?.(input.value, chat) : undefined;
    },
  });
}

/** One of some buttons. The rows are drawn in order; a typed label counts as a tap. */
export function choice<S = unknown>(rows: (chat: Chat<S>) => readonly (readonly Choice[])[] | Promise<readonly (readonly Choice[])[]>): Accept<string, S> {
  return accept<string, S>({
    choices: rows,
    read: async (chat, input) => {
      if (input.kind !== 'answer' && input.kind !== 'text') return undefined;
      const all = (await rows(chat)).flat();
      const found = all.find((each) => (input.kind === 'answer' ? each.value === input.value : bare(each.label) === bare(input.text)));
      return found && { value: found.value };
    },
  });
}

/** A label as somebody types it: without its emoji, in lower case. */
function bare(label: string): string {
  return label.replace(/^[^\p{L}\p{N}]+/u, '').trim().toLowerCase();
}

/** The person's own phone, by the contact button. Somebody else's contact is refused; a desktop client's empty one too. */
export function contact<S = unknown>(label: (chat: Chat<S>) => string, read: (phone: string) => string | undefined): Accept<string, S> {
  return accept<string, S>({
    request: (chat) => ({ kind: 'contact', label: label(chat) }),
    read: (chat, input) => {
      if (input.kind !== 'contact') return undefined;
      const value = input.own ? read(input.phone) : undefined;
      return value ? { value } : { refuse: chat.t('engine:contactOther') };
    },
  });
}

/** A shared place. */
export function location<S = unknown>(label: (chat: Chat<S>) => string): Accept<{ lat: number; lng: number }, S> {
  return accept({
    request: (chat) => ({ kind: 'location', label: label(chat) }),
    read: (_chat, input) => (input.kind === 'location' ? { value: { lat: input.lat, lng: input.lng } } : undefined),
  });
}

/** A file, photo or voice message, still at the channel; core/files fetches it. Size and kind are checked by `check`. */
export function attachment<V, S = unknown>(
  kinds: readonly ('file' | 'photo' | 'voice')[],
  take: (file: InboundFile, kind: 'file' | 'photo' | 'voice', chat: Chat<S>) => Reading<V> | Promise<Reading<V>>,
): Accept<V, S> {
  return accept({
    read: (chat, input) => {
      if (input.kind !== 'file' && input.kind !== 'photo' && input.kind !== 'voice') return undefined;
      return kinds.includes(input.kind) ? take(input.file, input.kind, chat) : undefined;
    },
  });
}

/** A button that leaves the answer empty. */
export function skip<S = unknown>(): Accept<null, S> {
  return accept({
    choices: (chat) => [[{ value: 'skip', label: chat.t('engine:nav.skip') }]],
    read: (_chat, input) => (input.kind === 'answer' && input.value === 'skip' ? { value: null } : undefined),
  });
}
