import { z } from 'zod';
import { pino } from 'pino';
import { readConfig } from '../../../core/config.ts';
import { text } from '../../../flows/engine/accept.ts';
import { finish, flow, go, to, type FlowTable } from '../../../flows/engine/flow.ts';
import { ask, screen } from '../../../flows/engine/steps.ts';
import { createApp } from '../../../main.ts';
import { FIRST_QUESTION, QUESTIONS, replyTo } from './form-words.ts';

/** Our side: the product's own path (webhook, engine, group commit, outbox) with the benchmark's six-step form. */
const Slots = z.object({ name: z.string(), age: z.string(), town: z.string(), phone: z.string(), work: z.string(), note: z.string() });
type Slots = z.infer<typeof Slots>;

const asked = (n: number) => ask<Slots, string>(
  (chat) => ({ body: n === 0 ? FIRST_QUESTION : replyTo(n, answerTo(chat.slots, n)) }),
  text<Slots>({ max: 100 }),
  { into: QUESTIONS[n] ?? 'name', next: (_chat, value) => (n + 1 < QUESTIONS.length ? to(QUESTIONS[n + 1] ?? 'name') : finish(replyTo(n + 1, value))) },
);

function answerTo(slots: Partial<Slots>, n: number): string {
  return slots[QUESTIONS[n - 1] ?? 'name'] ?? '';
}

const form = flow<Slots>('form', { version: 1, slots: Slots }, Object.fromEntries(QUESTIONS.map((question, n) => [question, asked(n)])));
const home = flow('home', { version: 1 }, { menu: screen(async () => ({ body: 'home' })), help: screen(async () => ({ body: 'help' })) });

const flows: FlowTable = {
  flows: [home, form], home: 'home.menu', help: 'home.help',
  arrive: async (chat) => { chat.become(chat.id); },
  openLink: async () => go('form'),
  understand: async () => go('form'),
  chooseLanguage: () => ({ body: 'language?', buttons: [[{ label: 'English', press: { kind: 'go', to: 'nav.speak', args: ['en'] } }]] }),
};

const app = await createApp(readConfig(process.env), { flows, limits: { messagesPerMinute: 1_000_000 }, log: pino({ level: 'fatal' }) });
await app.start();
await app.registered();
process.send?.({ ready: app.url });
process.on('disconnect', () => process.exit(0));
