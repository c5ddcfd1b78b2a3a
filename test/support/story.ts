import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../../core/language/language.ts';
import { translator } from '../../core/language/translate.ts';
import { toZawgyi } from '../../core/text/to-zawgyi.ts';
import type { ChannelName } from '../../flows/engine/inbound.ts';
import { validateTelegramRequest } from '../emulators/telegram/validate-request.ts';
import { Actor } from './actor.ts';
import { zawgyiFault } from './zawgyi-reader.ts';
import { startSystem, type System, type SystemOptions } from './start-system.ts';

export const CHANNELS: readonly ChannelName[] = ['telegram', 'viber'];

/** What a story is told with. */
export interface Stage {
  readonly system: System;
  readonly channel: ChannelName;
  readonly language: Language;
  /** A new person with a phone: on the story's channel and in its language unless said otherwise. */
  person(name: string, on?: { channel?: ChannelName; language?: Language }): Actor;
}

/**
 * Tells stories on both channels and in every language, through the real webhooks, against the real databases. Each file has one system;
 * every telling has people of its own. After each, every request that we sent to Telegram is checked against the published schema.
 */
export function stories(title: string, tell: (story: (name: string, play: (stage: Stage) => Promise<void>) => void) => void, options: SystemOptions = {}): void {
  describe(title, () => {
    let system: System;
    beforeAll(async () => { system = await startSystem(options); });
    afterAll(async () => { await system.stop(); });
    for (const channel of CHANNELS) {
      for (const language of LANGUAGES) {
        describe(`${channel}, ${language}`, () => {
          tell((name, play) => {
            test(name, async () => {
              const cast: Actor[] = [];
              system.telegram.clearCalls();
              const person: Stage['person'] = (who, on = {}) => {
                const actor = new Actor(system, (on.channel ?? channel) === 'telegram' ? system.telegram.phone({ name: who }) : system.viber.phone({ name: who }), on.language ?? language);
                cast.push(actor);
                return actor;
              };
              await play({ system, channel, language, person });
              for (const call of system.telegram.calls) expect(validateTelegramRequest(call.method, call.payload), call.method).toEqual([]);
              expect(cast.flatMap(misread)).toEqual([]);
              record(`${title}: ${name}`, channel, language, cast);
            });
          });
        });
      }
    }
  });
}

const LANGUAGE_LABELS: ReadonlySet<string> = new Set(LANGUAGES.flatMap((language) => {
  const label = translator('my')(`common:language.${language}`);
  return [label, toZawgyi(label)];
}));
/** The first screen of all comes before the choice, in both scripts. */
const WELCOME = /Welcome to/;

/** Texts from the bot (bubbles, captions, cards, buttons) that a Zawgyi reader cannot read; the choice of language stands in its own encodings. */
function misread({ phone, language }: Actor): string[] {
  if (language !== 'zg') return [];
  const bubbles = phone.screen.filter((bubble) => bubble.from === 'bot');
  const labels = [...bubbles.flatMap((bubble) => [...bubble.buttons, ...(bubble.cards ?? [])]), ...phone.keyboard].flat().map((button) => button.label);
  const texts = [...bubbles.map((bubble) => bubble.text).filter((text) => !WELCOME.test(text)), ...labels.filter((label) => !LANGUAGE_LABELS.has(label))];
  return [...new Set(texts)].map(faultOnce).filter((fault) => fault !== undefined);
}

const judged = new Map<string, string | undefined>();

/** Most texts come in every telling: each is judged once. */
function faultOnce(text: string): string | undefined {
  if (!judged.has(text)) judged.set(text, zawgyiFault(text));
  return judged.get(text);
}

/** For `npm run gallery`: the screens of every telling, as JSON. */
function record(story: string, channel: ChannelName, language: Language, cast: readonly Actor[]): void {
  const folder = process.env['GALLERY_DIR'];
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  const name = `${story}-${channel}-${language}`.replaceAll(/[^\w-]+/g, '-').toLowerCase();
  const people = cast.map(({ phone, language: reads, frames }) => ({ name: phone.name, channel: phone.channel, language: reads, frames }));
  writeFileSync(join(folder, `${name}.json`), JSON.stringify({ story, channel, language, people }));
}
