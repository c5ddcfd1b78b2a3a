import type { TextKey, TextParams } from '../../core/language/keys.ts';
import { isTextKey } from '../../core/language/translate.ts';
import type { Result } from '../../core/errors.ts';
import type { Accept } from './accept.ts';
import type { Chat } from './chat.ts';
import { choiceButton, type Choice } from './choice.ts';
import { finish, stay, to, type Move, type Step } from './flow.ts';
import type { Button, View } from './view.ts';

type Words<S> = TextKey | ((chat: Chat<S>) => View | Promise<View>);

export interface AskOptions<S, V> {
  /** The slot that keeps the answer. */
  readonly into: keyof NoInfer<S> & string;
  /** The step that follows, or how to find it. */
  readonly next: string | ((chat: Chat<S>, value: V) => Move | Promise<Move>);
  /** The answer if it is known already (from the profile): the step is skipped, unless the person came to change it. */
  readonly known?: (chat: Chat<S>) => Promise<V | undefined>;
  readonly params?: (chat: Chat<S>) => TextParams;
}

/** Asks for one thing, until what comes is accepted. Refusals say what is wrong and leave the form where it was. */
export function ask<S, V>(words: Words<S>, accept: Accept<V, NoInfer<S>>, options: AskOptions<S, V>): Step<S> {
  return {
    open: true,
    asks: true,
    async enter(chat) {
      if (!options.known || options.into in chat.slots) return undefined;
      const value = await options.known(chat);
      if (value === undefined) return undefined;
      chat.set(slot<S>(options.into, value));
      return follow(options, chat, value);
    },
    async draw(chat) {
      return withChoices(await sayWords(words, chat, options.params?.(chat)), await accept.choices?.(chat), accept.request?.(chat));
    },
    async take(chat, input) {
      const reading = await accept.read(chat, input);
      if (!reading) return undefined;
      if ('refuse' in reading) {
        chat.say(reading.refuse);
        return stay();
      }
      if ('pick' in reading) return stay(withChoices({ body: reading.words }, reading.pick.map((choice) => [choice])));
      chat.set(slot<S>(options.into, reading.value));
      return follow(options, chat, reading.value);
    },
  };
}

function slot<S>(name: keyof S & string, value: unknown): Partial<S> {
  return { [name]: value } as Partial<S>; // the value's type is the accept's; the schema checks it again at the next load
}

async function follow<S, V>(options: AskOptions<S, V>, chat: Chat<S>, value: V): Promise<Move> {
  return typeof options.next === 'string' ? to(options.next) : options.next(chat, value);
}

async function sayWords<S>(words: Words<S>, chat: Chat<S>, params?: TextParams): Promise<View> {
  return typeof words === 'function' ? words(chat) : { body: chat.t(words, params) };
}

function withChoices(view: View, choices?: readonly (readonly Choice[])[], request?: View['request']): View {
  const rows = (choices ?? []).map((row) => row.map(choiceButton));
  return { ...view, buttons: [...(view.buttons ?? []), ...rows], ...(request && { request }) };
}

/** What a button of `show` does: a move, or work that ends in one. */
export interface ShowButton<S> {
  readonly value: string;
  readonly label: TextKey;
  readonly look?: Button['look'];
  readonly move: Move | ((chat: Chat<S>) => Move | Promise<Move>);
}

/** Shows something inside a form, with buttons that lead on (a preview, a confirmation). Rows of buttons, top to bottom. */
export function show<S>(words: Words<S>, rows: readonly (readonly ShowButton<S>[])[], params?: (chat: Chat<S>) => TextParams): Step<S> {
  const buttons = rows.flat();
  return {
    open: true,
    asks: true,
    async draw(chat) {
      const choices = rows.map((row) => row.map((button) => ({
        value: button.value, label: chat.t(button.label), ...(button.look && { look: button.look }),
      })));
      return withChoices(await sayWords(words, chat, params?.(chat)), choices);
    },
    async take(chat, input) {
      if (input.kind !== 'answer') return undefined;
      const button = buttons.find((each) => each.value === input.value);
      if (!button) return undefined;
      return typeof button.move === 'function' ? button.move(chat) : button.move;
    },
  };
}

/** Does something on the way and leads on; draws nothing. Use `answer` for what a use case returned. */
export function act<S>(run: (chat: Chat<S>) => Promise<Move>): Step<S> {
  return { open: false, asks: false, enter: run };
}

/** A screen: drawn from its arguments at any time, with `go` buttons. `enter` may send elsewhere. */
export function screen(draw: (chat: Chat) => Promise<View>, enter?: (chat: Chat) => Promise<Move | undefined>): Step<Readonly<Record<string, unknown>>> {
  return { open: true, asks: false, draw, ...(enter && { enter }) };
}

/** Something a button of a screen does at once (`go myjobs.pause JOB`): work that ends in a move. */
export function deed(run: (chat: Chat) => Promise<Move>): Step<Readonly<Record<string, unknown>>> {
  return { open: true, asks: false, enter: run };
}

/**
 * Turns what a use case returned into a move. A refusal throws away what was written in this turn and is said in the
 * person's language: by the move or text given for its code, otherwise by `errors:<code>`.
 */
export async function answer<T, Code extends string, S>(
  chat: Chat<S>,
  result: Result<T, Code>,
  moves: { ok: (value: T) => Move | Promise<Move> } & { [K in Code]?: TextKey | ((params: TextParams) => Move) },
): Promise<Move> {
  if (result.ok) return moves.ok(result.value);
  await chat.abandon();
  const params = result.params ?? {};
  const how: TextKey | ((params: TextParams) => Move) | undefined = moves[result.code];
  if (typeof how === 'function') return how(params);
  const fallback = `errors:${result.code}`;
  const key: TextKey = how ?? (isTextKey(fallback) ? fallback : 'engine:again');
  return finish(chat.t(key, params));
}
