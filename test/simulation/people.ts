import type { Phone, PhoneButton } from '../support/phone.ts';
import type { World } from './world.ts';
import { withToken } from '../emulators/viber/wire.ts';

/** Words that carry a mark: what the app says for an act, once. */
export const SAID = /(?:did|nope|said|then):[\w+]+/g;
const PRESS_PREFIX = 'mj:';
const FIRST_RAW_TOKEN = 5_700_000_000_000_000_000n;

/** A person of the simulation: a phone, and every marked answer that ever came to it. */
export class Person {
  readonly phone: Phone;
  /** What was said → the bubbles that said it. */
  readonly heard = new Map<string, Set<string>>();

  constructor(phone: Phone) { this.phone = phone; }

  /** The conversation's id. */
  get chat(): string { return `${this.phone.channel}:${this.phone.id}`; }

  /** Reads the screen; the phone keeps only the newest messages. */
  look(): void {
    for (const bubble of this.phone.screen) {
      if (bubble.from !== 'bot') continue;
      for (const [said] of bubble.text.matchAll(SAID)) this.heard.set(said, (this.heard.get(said) ?? new Set()).add(bubble.id));
    }
  }

  times(said: string): number { return this.heard.get(said)?.size ?? 0; }

  /** Presses a button with this data, whether or not it is on the screen. */
  async press(data: string): Promise<void> {
    const viber = this.phone.channel === 'viber';
    const bubble = this.phone.screen.findLast((each) => each.from === 'bot')?.id;
    await this.phone.tap({ label: '', kind: viber ? 'reply' : 'callback', data: viber ? PRESS_PREFIX + data : data, silent: true, ...(bubble !== undefined && { bubble }) });
  }

  /** The data of the newest button that looks like this. */
  buttonData(pattern: RegExp): string | undefined {
    const rows = [...this.phone.screen.slice(-12).flatMap((bubble) => [...bubble.buttons, ...(bubble.cards ?? [])]), ...this.phone.keyboard];
    const found: PhoneButton | undefined = rows.flat().findLast((button) => pattern.test(bare(button.data)));
    return found && bare(found.data);
  }
}

function bare(data: string | undefined): string {
  return data?.startsWith(PRESS_PREFIX) ? data.slice(PRESS_PREFIX.length) : data ?? '';
}

/** People on both channels, with the subscription that Viber wants before it lets a bot write. */
export function createPeople(world: World, count: number): Person[] {
  return Array.from({ length: count }, (_, index) => new Person(
    index % 2 === 0 ? world.telegram.phone({ name: `Person ${index}` }) : world.viber.phone({ name: `Person ${index}` }),
  ));
}

/** A Viber callback as the platform writes it, so that the very same bytes can come again later. */
export function rawViberText(person: Person, text: string, number: number, at: Date): string {
  const { id, name } = person.phone;
  return withToken({ event: 'message', timestamp: at.getTime() }, String(FIRST_RAW_TOKEN + BigInt(number)), {
    sender: { id, name, language: 'en', country: 'MM', api_version: 10 }, message: { type: 'text', text }, silent: false,
  });
}

