import { z } from 'zod';
import { openVault } from '../../../core/vault.ts';
import type { ChatHost } from '../../../flows/engine/chat.ts';
import { attachment, choice, parsed, skip, text } from '../../../flows/engine/accept.ts';
import { change, finish, flow, go, to, type Flow, type FlowTable } from '../../../flows/engine/flow.ts';
import type { Inbound, InboundBody } from '../../../flows/engine/inbound.ts';
import { newSession, type Session } from '../../../flows/engine/session.ts';
import { act, ask, deed, screen, show } from '../../../flows/engine/steps.ts';
import { takeTurn } from '../../../flows/engine/take-turn.ts';
import { encodePress, type Button, type View } from '../../../flows/engine/view.ts';

const OrderSlots = z.object({ dish: z.string(), count: z.number(), note: z.string().nullable() });
type OrderSlots = z.infer<typeof OrderSlots>;

/** A form with every kind of step: dish (choice), count (parsed, asks back), note (text, file name or skip), review, send. */
export const order = flow<OrderSlots>('order', { version: 2, slots: OrderSlots, title: 'home:menu.title', migrate: { 1: ({ step, slots }) => ({ step: step === 'meal' ? 'dish' : step, slots: { ...slots, ...('meal' in slots && { dish: slots['meal'] }) } }) } }, {
  dish: ask('home:menu.body', choice(() => [[{ value: 'rice', label: 'Rice' }, { value: 'noodles', label: '🍜 Noodles' }]]), { into: 'dish', next: 'count' }),
  count: ask((chat) => ({ body: `how many ${chat.slots.dish}?` }), parsed(
    (words) => (words === 'some' ? { words: 'how many is some?', pick: [{ value: '3', label: 'three' }] } : Number(words) > 0 ? { value: Number(words) } : { refuse: 'a number, please' }),
    (value) => ({ value: Number(value) }),
  ), { into: 'count', next: 'note' }),
  note: ask(() => ({ body: 'a note?' }), text({ max: 20 }).or(attachment(['file'], (file) => ({ value: file.name ?? 'file' }))).or(skip()), {
    into: 'note', next: 'review', known: async (chat) => (chat.args[0] === 'regular' ? 'as always' : undefined),
  }),
  review: show((chat) => ({ body: `${chat.slots.count} × ${chat.slots.dish} (${chat.slots.note ?? '-'})` }), [
    [{ value: 'send', label: 'engine:nav.menu', move: to('send') }, { value: 'change', label: 'engine:nav.back', move: change('count', 'review') }],
  ]),
  send: act(async (chat) => finish(`ordered ${chat.slots.count} ${chat.slots.dish}`)),
});

const home = flow('home', { version: 1 }, {
  menu: screen(async () => ({ body: 'the menu', buttons: [[{ label: 'Order', press: { kind: 'go', to: 'order' } }, { label: 'Shelf', press: { kind: 'go', to: 'shop.shelf', args: ['1'] } }]] })),
  help: screen(async () => ({ body: 'the help' })),
});

const shop = flow('shop', { version: 1 }, {
  shelf: screen(async (chat) => ({ body: `shelf ${chat.args[0]}`, buttons: [[{ label: 'Next', press: { kind: 'go', to: 'shop.item', args: ['2'] } }]] })),
  item: screen(async (chat) => ({ body: `item ${chat.args[0]}` })),
  wave: deed(async () => finish('waved')),
  loop: deed(async () => go('shop.loop')),
});

export function table(flows: readonly Flow[] = [home, shop, order]): FlowTable {
  return {
    flows, home: 'home.menu', help: 'home.help',
    arrive: async (chat) => { chat.become('m1'); },
    openLink: async (_chat, payload) => go('shop.item', payload),
    understand: async (chat, words) => { chat.say(`you said ${words}`); return go('home.menu'); },
    chooseLanguage: () => ({ body: 'which language?', buttons: [[{ label: 'English', press: { kind: 'go', to: 'nav.speak', args: ['en'] } }]] }),
  };
}

/** A person in front of the engine alone: no database, no channel. */
export class Rehearsal {
  session: Session = newSession({ flow: 'home', step: 'menu', args: [] });
  replies: readonly View[] = [];
  remarks: readonly string[] = [];
  language: ChatHost['language'] = 'en';
  now = new Date('2026-11-21T00:00:00Z');
  readonly #table: FlowTable;
  readonly #id: string;
  #n = 0;

  constructor(flows: FlowTable = table(), id = 'telegram:1') {
    this.#table = flows;
    this.#id = id;
  }

  async give(body: InboundBody, message?: string): Promise<string> {
    const inbound: Inbound = { id: String(++this.#n), channel: 'telegram', chat: '1', at: this.now, message: message ?? `m${this.#n}`, sender: {}, body };
    const refuse = async (): Promise<never> => { throw new Error('no database here'); };
    const host: ChatHost = {
      id: this.#id, channel: 'telegram', inbound, language: this.language, member: 'm1', now: this.now,
      get read(): never { throw new Error('no database here'); },
      links: { brand: 'Test', jobPage: () => '', deepLink: () => undefined, file: () => '', page: () => '' },
      vault: openVault('a secret key of the tests, 32 characters'),
      tx: refuse, abandon: async () => undefined,
      speak(language) { (this as { language: ChatHost['language'] }).language = language; }, become: () => undefined,
    };
    const words = body.kind === 'text' || body.kind === 'edited' ? body.text : undefined;
    const result = await takeTurn(this.#table, this.session, host, words);
    this.session = structuredClone(result.session);
    this.language = host.language;
    this.replies = result.replies;
    this.remarks = result.remarks;
    return this.said;
  }

  says(words: string): Promise<string> { return this.give({ kind: 'text', text: words }); }

  /** Presses a button of the last answer, by its label. */
  taps(label: string): Promise<string> { return this.press(this.button(label)); }

  press(button: Button): Promise<string> {
    if (button.press.kind === 'link') throw new Error('a link');
    return this.give({ kind: 'tap', data: encodePress(button.press) });
  }

  button(label: string): Button {
    const all = this.replies.flatMap((view) => [...(view.buttons ?? []), ...(view.nav ?? [])].flat());
    const found = all.find((each) => each.label.includes(label));
    if (!found) throw new Error(`no button ${label} among ${all.map((each) => each.label).join(' | ')}`);
    return found;
  }

  get said(): string { return this.replies.map((view) => [view.lead, view.title, view.body].filter(Boolean).join('\n')).join('\n---\n'); }
}
