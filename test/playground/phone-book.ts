import { createHash } from 'node:crypto';
import type { Phone } from '../support/phone.ts';
import type { Encoding } from './zawgyi-screen.ts';

/** One pretended person on one channel. */
export interface Person {
  readonly channel: Phone['channel'];
  readonly id: string;
  readonly name: string;
  /** What part they play, for the switcher: "employer", "moderator". */
  readonly part?: string;
  readonly encoding: Encoding;
  /** Their own phone number, in international form. */
  readonly phone: string;
  readonly blocked?: boolean;
}

export interface Acquaintance {
  readonly key: string;
  readonly person: Person;
  readonly phone: Phone;
}

/** Everybody who plays, on both channels. */
export interface PhoneBook {
  all(): readonly Acquaintance[];
  /** By `telegram:ID` or `viber:ID`; throws for somebody unknown. */
  get(key: string): Acquaintance;
  add(person: NewPerson): Acquaintance;
  /** Changes what can be changed about a person; their screen is drawn anew. */
  change(key: string, change: Partial<Pick<Person, 'encoding' | 'blocked' | 'name'>>): void;
  /** Calls with the key of whoever's screen or facts changed. */
  onChange(listener: (key: string) => void): void;
}

export type NewPerson = Omit<Person, 'id' | 'phone'> & Partial<Pick<Person, 'id' | 'phone'>>;

/** Opens a phone at the channel's emulator. */
export type OpenPhone = (person: Person) => Phone;

/** The book of everybody on stage; `kept` are the people of the last run. */
export function phoneBook(openPhone: OpenPhone, kept: readonly Person[]): PhoneBook {
  const people = new Map<string, Acquaintance>();
  const listeners: ((key: string) => void)[] = [];
  const tell = (key: string): void => { for (const listener of listeners) listener(key); };
  const enter = (person: Person): Acquaintance => {
    const phone = openPhone(person);
    const acquaintance = { key: `${person.channel}:${person.id}`, person, phone };
    people.set(acquaintance.key, acquaintance);
    phone.onChange(() => tell(acquaintance.key));
    return acquaintance;
  };
  for (const person of kept) enter(person);
  const get = (key: string): Acquaintance => {
    const found = people.get(key);
    if (!found) throw new Error(`nobody here is ${key}`);
    return found;
  };
  return {
    all: () => [...people.values()],
    get,
    add: (person) => {
      const number = people.size + 1;
      const added = enter({ ...person, id: person.id ?? newId(person.channel, `${person.name} ${number}`), phone: person.phone ?? numberOf(number) });
      tell(added.key);
      return added;
    },
    change: (key, change) => {
      const before = get(key);
      people.set(key, { ...before, person: { ...before.person, ...change } });
      tell(key);
    },
    onChange: (listener) => { listeners.push(listener); },
  };
}

/** Ids as the channels write them: digits at Telegram, 24 base64 signs at Viber; always the same for the same words. */
export function newId(channel: Phone['channel'], words: string): string {
  const hash = createHash('sha256').update(words).digest();
  return channel === 'telegram' ? String(5_000_000_000 + hash.readUInt32BE(0)) : `${hash.toString('base64').replaceAll(/[+/]/g, 'x').slice(0, 22)}==`;
}

function numberOf(number: number): string {
  return `+9597${String(71_000_000 + number * 12_347).padStart(8, '0')}`;
}
