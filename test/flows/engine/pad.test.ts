import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { finish, flow, type FlowTable } from '../../../flows/engine/flow.ts';
import { pad } from '../../../flows/engine/pad.ts';
import { screen } from '../../../flows/engine/steps.ts';
import { awaitsSecret } from '../../../flows/engine/take-turn.ts';
import type { Button, View } from '../../../flows/engine/view.ts';
import { Rehearsal } from './rehearsal.ts';

const entered: string[] = [];
const safe = flow<Record<string, never>>('safe', { version: 1, slots: z.object({}), title: 'pin:title' }, {
  digits: pad({
    length: 4, begin: async () => ({ stage: 'one', kept: {} }), words: () => ({ body: 'digits?' }), typed: () => 'never type it',
    done: async (_chat, digits) => {
      entered.push(digits);
      return finish('opened');
    },
  }),
});
const home = flow('home', { version: 1 }, { menu: screen(async () => ({ body: 'home' })), help: screen(async () => ({ body: 'help' })) });
const table: FlowTable = {
  flows: [home, safe], home: 'home.menu', help: 'home.help', arrive: async () => undefined, openLink: async () => finish(''), understand: async () => finish(''), chooseLanguage: () => ({ body: '' }),
};

/** Somebody in front of the pad. */
class Person extends Rehearsal {
  constructor(id?: string) { super(table, id); }

  get view(): View { return this.replies.at(-1) ?? { body: '' }; }

  async begins(): Promise<this> {
    await this.give({ kind: 'tap', data: 'g safe' });
    return this;
  }

  key(label: string): Button {
    const found = this.view.buttons?.flat().find((button) => button.label === label);
    if (!found) throw new Error(`no key ${label}`);
    return found;
  }

  async presses(labels: string): Promise<void> {
    for (const label of labels) await this.press(this.key(label));
  }
}

describe('a pad', () => {
  test('takes digits one by one, takes the last one back, and hands them over when all are in', async () => {
    const aye = await new Person().begins();
    await aye.presses('12');
    expect(aye.view.pad).toMatchObject({ shown: '● ● ○ ○', again: true });
    await aye.presses('⌫');
    expect(aye.view.pad?.shown).toBe('● ○ ○ ○');
    entered.length = 0;
    await aye.presses('904');
    expect(entered).toEqual(['1904']);
    expect(aye.session).not.toHaveProperty('sealed');
    expect(aye.view.body).toBe('opened');
  });

  test('leaves no digit in what is stored, and no button that could open it', async () => {
    const aye = await new Person().begins();
    const nonces = aye.view.buttons?.flat().map(({ press }) => (press.kind === 'answer' ? press.value.slice(0, 12) : '')) ?? [];
    await aye.presses('777');
    const stored = JSON.stringify(aye.session);
    expect(stored).not.toContain('777');
    expect(stored).toContain('sealed');
    expect(stored).not.toContain(nonces[0]);
    expect(aye.view.pad?.resume.press).toEqual({ kind: 'go', to: 'nav.resume' });
  });

  test('cannot be read from its buttons: each pad has codes of its own, and another chat\'s are none', async () => {
    const [aye, again, other] = [await new Person().begins(), await new Person().begins(), await new Person('telegram:2').begins()];
    const codes = (person: Person) => person.view.buttons?.flat().map(({ press }) => (press.kind === 'answer' ? press.value.slice(12) : '')) ?? [];
    expect(new Set([...codes(aye), ...codes(again), ...codes(other)]).size).toBe(33);
    const { press } = other.key('1');
    const form = aye.session.form;
    if (press.kind !== 'answer' || !form) throw new Error('no form');
    await aye.press({ label: '1', press: { ...press, token: form.token } });
    expect(aye.view.lead).toMatch(/begin again/);
    expect(aye.view.pad?.shown).toBe('○ ○ ○ ○');
  });

  test('begins anew after any other input, and after five minutes', async () => {
    const aye = await new Person().begins();
    await aye.presses('12');
    const three = aye.key('3');
    await aye.give({ kind: 'sticker' });
    await aye.press(three);
    expect(aye.view.pad?.shown).toBe('○ ○ ○ ○');
    await aye.presses('12');
    aye.now = new Date(aye.now.getTime() + 5 * 60_000 + 1_000);
    await aye.presses('3');
    expect(aye.view.pad?.shown).toBe('○ ○ ○ ○');
  });

  test('refuses what is typed, and has the message deleted; menu words still work', async () => {
    const aye = await new Person().begins();
    expect(awaitsSecret(table, aye.session)).toBe(true);
    await aye.says('1904');
    expect(aye.view).toMatchObject({ lead: 'never type it', erase: 'm2' });
    expect(JSON.stringify(aye.session)).not.toContain('1904');
    await aye.says('menu');
    expect(aye.view.body).toBe('home');
    expect(awaitsSecret(table, aye.session)).toBe(false);
  });
});
