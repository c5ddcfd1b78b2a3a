import { z } from 'zod';
import { sampleFile } from '../sample-files.ts';
import type { Phone } from '../../support/phone.ts';
import { findButton } from '../show-phone.ts';
import type { Stage } from '../stage.ts';
import { makeTrouble } from '../trouble-drawer.ts';
import { typeText } from '../zawgyi-screen.ts';
import type { TourGuide } from '../tour/guide.ts';

/** Where acts take place. */
export interface Theatre {
  readonly stage: Stage;
  readonly guide: TourGuide;
  /** Says what changed besides the phones: troubles, faults, the clock. */
  refresh(): void;
}

type Perform = (theatre: Theatre, body: unknown) => Promise<void>;

const who = { phone: z.string() };
const channel = z.enum(['telegram', 'viber']);
const encoding = z.enum(['unicode', 'zawgyi']);
const HOUR_MS = 3_600_000;

/** Everything the page can ask for: what it must bring along, and what it does. */
export const ACTS: Readonly<Record<string, Perform>> = {
  say: act({ ...who, text: z.string().min(1) }, ({ stage }, { phone, text }) => by(stage, phone).say(typed(stage, phone, text))),
  tap: act({ ...who, ref: z.string() }, async ({ stage }, { phone, ref }) => {
    const button = findButton(by(stage, phone), ref);
    if (button) await by(stage, phone).tap(button);
  }),
  open: act({ ...who, payload: z.string().optional() }, ({ stage }, { phone, payload }) => by(stage, phone).open(payload)),
  contact: act({ ...who, number: z.string().optional() }, ({ stage }, { phone, number }) =>
    by(stage, phone).shareContact(number ?? stage.book.get(phone).person.phone, number === undefined)),
  location: act({ ...who, lat: z.number(), lng: z.number() }, ({ stage }, { phone, lat, lng }) => by(stage, phone).shareLocation(lat, lng)),
  file: act({ ...who, kind: z.enum(['photo', 'file', 'voice']), caption: z.string().optional() }, ({ stage }, { phone, kind, caption }) =>
    by(stage, phone).send(sampleFile(kind, caption && typed(stage, phone, caption)))),
  sticker: act(who, ({ stage }, { phone }) => by(stage, phone).sendSticker()),
  edit: act({ ...who, bubble: z.string(), text: z.string().min(1) }, async ({ stage }, { phone, bubble, text }) => {
    const found = by(stage, phone).screen.find((candidate) => candidate.id === bubble);
    if (found) await by(stage, phone).edit(found, typed(stage, phone, text));
  }),
  block: act({ ...who, blocked: z.boolean() }, async ({ stage }, { phone, blocked }) => {
    stage.book.change(phone, { blocked });
    await (blocked ? by(stage, phone).block() : by(stage, phone).unblock());
  }),
  encoding: act({ ...who, encoding }, async ({ stage }, body) => stage.book.change(body.phone, { encoding: body.encoding })),
  add: act({ channel, name: z.string().min(1).max(40), encoding }, async ({ stage }, person) => { stage.book.add(person); }),
  clock: act({ hours: z.number().positive().max(24 * 400) }, async ({ stage, refresh }, { hours }) => {
    stage.clock.move(hours * HOUR_MS);
    refresh();
    await stage.app.moveClock(hours * HOUR_MS);
  }),
  trouble: act({ channel, id: z.string().optional() }, async ({ stage, refresh }, body) => {
    makeTrouble(stage, body.channel, body.id);
    refresh();
  }),
  fault: act({ wallet: z.enum(['kbzpay', 'wavepay', 'ayawallet', 'mmqr', 'ayagateway']), name: z.string().optional() }, async ({ stage, refresh }, { wallet, name }) => {
    stage.wallet.setFault(wallet, name);
    refresh();
  }),
  retry: act({}, async ({ stage }) => {
    stage.telegram.retryNow();
    stage.viber.retryNow();
    stage.wallet.retryNow();
  }),
  kill: act({}, ({ stage }) => stage.app.kill()),
  start: act({}, async ({ stage }) => {
    await stage.app.start();
    stage.telegram.retryNow();
    stage.viber.retryNow();
  }),
  tour: act({ do: z.enum(['next', 'restart']) }, ({ guide }, body) => body.do === 'next' ? guide.next() : guide.restart()),
};

function act<S extends z.ZodRawShape>(shape: S, perform: (theatre: Theatre, body: z.infer<z.ZodObject<S>>) => Promise<void>): Perform {
  const schema = z.object(shape);
  return (theatre, body) => perform(theatre, schema.parse(body));
}

function by(stage: Stage, key: string): Phone {
  return stage.book.get(key).phone;
}

function typed(stage: Stage, key: string, text: string): string {
  return typeText(text, stage.book.get(key).person.encoding);
}
