import type { Language } from '../../core/language/language.ts';
import { translator } from '../../core/language/translate.ts';
import type { Encoding } from '../../core/encoding/evidence.ts';
import { toZawgyi } from '../../core/text/to-zawgyi.ts';
import type { Inbound } from '../../flows/engine/inbound.ts';
import { awaitsSecret } from '../../flows/engine/take-turn.ts';
import type { Button, View } from '../../flows/engine/view.ts';
import { rememberRaw, type Conversation } from './conversation.ts';
import type { Runtime } from './runtime.ts';

/** Digits alone read the same in either encoding, and may be a PIN typed at the wrong moment: nothing to remember. */
const DIGITS = /^[\d\s]+$/;

/** Six digits alone may be a PIN, wherever they are written: not kept, not even when their step fails. */
export function mayBePin({ body }: Pick<Inbound, 'body'>): boolean {
  return (body.kind === 'text' || body.kind === 'edited') && /^[0-9၀-၉](?:\s?[0-9၀-၉]){5}$/.test(body.text.trim());
}

/** What an update's text is, and what the conversation keeps of having read it. */
export interface HeardUpdate {
  readonly text: string;
  /** The other reading, where that may be what was meant. */
  readonly other?: string;
  readonly kept: Pick<Conversation, 'heard' | 'encoding'>;
  /** The evidence now speaks against the person's setting. */
  readonly ask?: Encoding;
}

/** Reads an update's text as stored Unicode, by the chat's language and by what its messages have told so far. `undefined` for other updates. */
export function hearText({ readText, flows }: Pick<Runtime, 'readText' | 'flows'>, inbound: Inbound, stored: Conversation | undefined, now: Date): HeardUpdate | undefined {
  const { body } = inbound;
  if (body.kind !== 'text' && body.kind !== 'edited') return undefined;
  const { text, heard, other, evidence, ask } = readText(body.text, { language: stored?.language, evidence: stored?.encoding });
  const secret = stored !== undefined && awaitsSecret(flows, stored.session);
  const asTyped = secret || text === body.text || !heard || DIGITS.test(text);
  return {
    text,
    kept: { heard: asTyped ? stored?.heard : rememberRaw(stored?.heard, body.text, heard, now), encoding: evidence },
    ...(other !== undefined && !secret && { other }),
    ...(ask && { ask }),
  };
}

/** "You seem to write in …": two buttons, each in its own letters; whoever sees one of them right presses it. */
export function encodingQuestion(ask: Encoding, language: Language): View {
  const words = (reader: Language): string => translator(reader)(ask === 'zawgyi' ? 'engine:encoding.zawgyi' : 'engine:encoding.unicode');
  const my = translator('my');
  const button = (label: string, chosen: Language): Button => ({ label, press: { kind: 'go', to: 'nav.speak', args: [chosen] }, asIs: true });
  return {
    body: `${words(language)}\n\n${words('en')}`,
    buttons: [[button(my('common:language.my'), 'my'), button(toZawgyi(my('common:language.zg')), 'zg')]],
  };
}
