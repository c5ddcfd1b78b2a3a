import { checkPin, type PinRefusal } from '../../core/pin/check-pin.ts';
import { hashPin, verifyPin } from '../../core/pin/hash-pin.ts';
import { isWeakPin, PIN_LENGTH } from '../../core/pin/pin-rules.ts';
import type { PinProof } from '../../core/pin/pin-proof.ts';
import { readPin } from '../../core/pin/read-pin.ts';
import { setPin } from '../../core/pin/set-pin.ts';
import { findMember } from '../../core/members/find-member.ts';
import type { Refused } from '../../core/errors.ts';
import type { Chat } from '../engine/chat.ts';
import { finish, type Move, type Step } from '../engine/flow.ts';
import { pad, type PadState } from '../engine/pad.ts';
import type { Button, View } from '../engine/view.ts';
import { memberOf } from '../member-of.ts';
import { lockedView, waitView } from './pin-words.ts';

export interface PinQuestion<S> {
  /** Can the act be done at all? A move that ends the form before the PIN is asked for: not theirs, too little money. */
  readonly first?: (chat: Chat<S>) => Promise<Move | undefined>;
  /** What the PIN is asked for, in a line or two above the pad: the amount and where it goes. */
  readonly why: (chat: Chat<S>) => string | Promise<string>;
  /**
   * The act. It runs in the turn of the last digit, with the proof that core's use cases ask for; `chat.tx()` has not been opened unless
   * the person chose their first PIN in this very turn.
   */
  readonly act: (chat: Chat<S>, proof: PinProof) => Promise<Move>;
  /** The person came to change the PIN: the old one first, then the new one twice. */
  readonly change?: boolean;
}

const ENTER: PadState = { stage: 'enter', kept: {} };
const CHOOSE: PadState = { stage: 'choose', kept: {} };

/**
 * The step before money leaves a wallet: six digits on a pad, then `act`. Who has no PIN yet chooses one here, twice, and goes on. A wrong one may be
 * tried again until there is a wait; then the form ends and says until when. So it does on the day after a person has reset the PIN.
 * @example pin: askPin<BuySlots>({ why: (chat) => chat.t('wallet:feature.pin', …), act: async (chat, proof) => answer(chat, await featureJob(await chat.tx(), { …, proof }), …) })
 */
export function askPin<S>(question: PinQuestion<S>): Step<S> {
  return pad<S>({
    length: PIN_LENGTH,
    enter: async (chat) => {
      const instead = await question.first?.(chat);
      if (instead) return instead;
      const state = await readPin(chat.read, memberOf(chat));
      if (state.waitsUntil && !question.change) return finish(waitView(chat, { until: state.waitsUntil, missing: state.kind === 'missing' }));
      return state.kind === 'locked' || state.kind === 'blocked' ? finish(lockedView(chat, state)) : undefined;
    },
    begin: async (chat) => ((await readPin(chat.read, memberOf(chat))).kind === 'missing' ? CHOOSE : ENTER),
    words: async (chat, state) => words(chat, state, await question.why(chat)),
    done: (chat, digits, state) => {
      if (state.stage === 'choose') return choose(chat, digits, state);
      return state.stage === 'repeat' ? repeat(chat, digits, state, question) : enter(chat, digits, question);
    },
    below: (chat, { stage }) => (stage === 'enter' ? [[forgotButton(chat)]] : []),
    typed: ({ t }) => t('pin:typed'),
  });
}

function words<S>({ t }: Chat<S>, { stage }: PadState, why: string): View {
  const line = stage === 'choose' ? t('pin:choose') : stage === 'repeat' ? t('pin:repeat') : t('pin:enter');
  return { title: t('pin:title'), body: [why, line].filter(Boolean).join('\n\n') };
}

export const forgotButton = ({ t }: Pick<Chat, 't'>): Button => ({ label: t('pin:button.forgot'), press: { kind: 'go', to: 'pinhelp.forgot' } });

async function enter<S>(chat: Chat<S>, pin: string, { act, change }: PinQuestion<S>): Promise<Move | PadState> {
  const attempt = `${chat.id}|${chat.inbound.id}`;
  const checked = await checkPin(chat.read, chat.vault, { member: memberOf(chat), pin, attempt });
  if (!checked.ok) return refuse(chat, checked);
  return change ? { stage: 'choose', kept: { version: checked.value.version } } : act(chat, checked.value);
}

function refuse<S>(chat: Chat<S>, refusal: Refused<PinRefusal>): Move | PadState {
  const { t } = chat;
  switch (refusal.code) {
    case 'pin_missing': return CHOOSE; // reset in this very moment
    case 'pin_wrong':
      chat.say(t('pin:wrong', { count: Number(refusal.params?.['left'] ?? 1) }));
      return ENTER;
    case 'pin_locked': return finish(lockedView(chat, { kind: 'locked', until: new Date(Number(refusal.params?.['until'])) }));
    case 'pin_blocked': return finish(lockedView(chat, { kind: 'blocked' }));
  }
}

async function choose<S>(chat: Chat<S>, pin: string, state: PadState): Promise<PadState> {
  const member = await findMember(chat.read, memberOf(chat));
  if (isWeakPin(pin, member?.phone)) {
    chat.say(chat.t('pin:weak'));
    return state;
  }
  return { stage: 'repeat', kept: { ...state.kept, hash: await hashPin(chat.vault, pin) } };
}

async function repeat<S>(chat: Chat<S>, pin: string, { kept }: PadState, { act }: PinQuestion<S>): Promise<Move | PadState> {
  const hash = String(kept['hash']);
  const version = typeof kept['version'] === 'number' ? kept['version'] : undefined;
  if (!await verifyPin(chat.vault, pin, hash)) {
    chat.say(chat.t('pin:different'));
    return { stage: 'choose', kept: version === undefined ? {} : { version } };
  }
  const set = await setPin(await chat.tx(), { member: memberOf(chat), hash, ...(version !== undefined && { proof: { version } }) });
  if (set.ok) {
    chat.say(chat.t('pin:set'));
    return act(chat, set.value);
  }
  await chat.abandon();
  if (set.code === 'banned') return finish(chat.t('errors:banned'));
  chat.say(chat.t('pin:exists'));
  return ENTER;
}
