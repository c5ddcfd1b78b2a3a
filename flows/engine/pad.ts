import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { MINUTE, SECOND } from '../../core/clock.ts';
import type { Chat } from './chat.ts';
import { choiceButton } from './choice.ts';
import { stay, type Move, type Step } from './flow.ts';
import type { Button, View } from './view.ts';

/** A pad that was not finished within this time begins anew. */
export const PAD_LASTS_MS = 5 * MINUTE;

const NONCE_BYTES = 9;
const NONCE_LENGTH = 12;
const CODE_LENGTH = 6;
const BACK = '⌫';
const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', BACK] as const;

/** Where an entry stands besides its digits: which of several rounds it is, and what the earlier ones left (never digits). */
const padState = z.object({ stage: z.string(), kept: z.record(z.string(), z.union([z.string(), z.number()])) });
export type PadState = Readonly<z.infer<typeof padState>>;
const box = padState.extend({ digits: z.string() });
type Box = Readonly<z.infer<typeof box>>;

export interface PadOptions<S> {
  /** How many digits are entered. */
  readonly length: number;
  /** Where the entry begins, each time the pad is drawn anew. */
  readonly begin: (chat: Chat<S>) => Promise<PadState>;
  /** The words above the pad. */
  readonly words: (chat: Chat<S>, state: PadState) => View | Promise<View>;
  /** All digits are in: where that leads, or the next round. The digits live as long as this call. */
  readonly done: (chat: Chat<S>, digits: string, state: PadState) => Promise<Move | PadState>;
  /** Rows under the digits. */
  readonly below?: (chat: Chat<S>, state: PadState) => readonly (readonly Button[])[];
  readonly enter?: Step<S>['enter'];
  /** The advice to somebody who types what belongs on the pad. */
  readonly typed: (chat: Chat<S>) => string;
}

/**
 * A step of a form in which digits are entered on a pad of buttons: a slot that is kept nowhere. Each pad has a nonce of its own; its buttons carry it with a code that
 * only SECRET_KEY can tell from another digit's. What was entered so far lies between two presses in the session, sealed by a key made of SECRET_KEY and the nonce,
 * which is nowhere but on the person's own screen; any other input, and five minutes, end it (docs/decisions/030-the-pin-pad.md).
 */
export function pad<S>(options: PadOptions<S>): Step<S> {
  const open = async (chat: Chat<S>, state: PadState): Promise<View> => draw(chat, options, newNonce(chat), { ...state, digits: '' }, false);
  return {
    open: true,
    asks: true,
    ...(options.enter && { enter: options.enter }),
    draw: async (chat) => open(chat, await options.begin(chat)),
    secret: (chat, text) => (/[0-9၀-၉]/.test(text) ? options.typed(chat) : undefined),
    take: async (chat, input) => {
      if (input.kind !== 'answer') return undefined;
      const nonce = input.value.slice(0, NONCE_LENGTH);
      const before = openBox(chat, nonce);
      const key = KEYS.find((each) => code(chat, nonce, each) === input.value.slice(NONCE_LENGTH));
      if (!before || key === undefined || expired(chat, nonce)) {
        chat.say(chat.t('engine:pad.over'));
        return stay();
      }
      const digits = key === BACK ? before.digits.slice(0, -1) : before.digits + key;
      if (digits.length < options.length) return stay(await draw(chat, options, nonce, { ...before, digits }, true));
      const next = await options.done(chat, digits, { stage: before.stage, kept: before.kept });
      return 'stage' in next ? stay({ ...await open(chat, next), replace: true }) : next;
    },
  };
}

async function draw<S>(chat: Chat<S>, options: PadOptions<S>, nonce: string, state: Box, again: boolean): Promise<View> {
  chat.seal(chat.vault.seal(purpose(chat, nonce), Buffer.from(JSON.stringify(state))).toString('base64url'));
  const key = (label: string): Button => choiceButton({ label, value: nonce + code(chat, nonce, label) });
  const rows = [['1', '2', '3'], ['4', '5', '6'], ['7', '8', '9'], [BACK, '0']].map((row) => row.map(key));
  return {
    ...await options.words(chat, state),
    buttons: [...rows, ...(options.below?.(chat, state) ?? [])],
    ...(again && { replace: true }),
    pad: {
      again,
      shown: [...'●'.repeat(state.digits.length), ...'○'.repeat(options.length - state.digits.length)].join(' '),
      resume: { label: chat.t('engine:unfinished.resume'), press: { kind: 'go', to: 'nav.resume' }, look: 'primary' },
    },
  };
}

/** Begins with when it runs out, in seconds. */
function newNonce(chat: Pick<Chat, 'now'>): string {
  const bytes = randomBytes(NONCE_BYTES);
  bytes.writeUInt32BE(Math.floor((chat.now.getTime() + PAD_LASTS_MS) / SECOND));
  return bytes.toString('base64url');
}

function expired(chat: Pick<Chat, 'now'>, nonce: string): boolean {
  return Buffer.from(nonce, 'base64url').readUInt32BE() * SECOND < chat.now.getTime();
}

function purpose(chat: Pick<Chat, 'id'>, nonce: string): string {
  return `pad|${chat.id}|${nonce}`;
}

/** What a key of this pad carries. */
function code<S>(chat: Chat<S>, nonce: string, key: string): string {
  return chat.vault.mac(purpose(chat, nonce), key).toString('base64url').slice(0, CODE_LENGTH);
}

function openBox<S>(chat: Chat<S>, nonce: string): Box | undefined {
  if (chat.sealed === undefined || nonce.length !== NONCE_LENGTH) return undefined;
  const opened = chat.vault.open(purpose(chat, nonce), Buffer.from(chat.sealed, 'base64url'));
  return opened && box.parse(JSON.parse(opened.toString()));
}
