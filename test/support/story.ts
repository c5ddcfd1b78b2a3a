import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../../core/language/language.ts';
import type { ChannelName } from '../../flows/engine/inbound.ts';
import { validateTelegramRequest } from '../emulators/telegram/validate-request.ts';
import { Actor } from './actor.ts';
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
              record(`${title}: ${name}`, channel, language, cast);
            });
          });
        });
      }
    }
  });
}

/** For `npm run gallery`: the screens of every telling, as JSON. */
function record(story: string, channel: ChannelName, language: Language, cast: readonly Actor[]): void {
  const folder = process.env['GALLERY_DIR'];
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  const name = `${story}-${channel}-${language}`.replaceAll(/[^\w-]+/g, '-').toLowerCase();
  const people = cast.map(({ phone, language: reads }) => ({ name: phone.name, channel: phone.channel, language: reads, screen: phone.screen, keyboard: phone.keyboard }));
  writeFileSync(join(folder, `${name}.json`), JSON.stringify({ story, channel, language, people }));
}
