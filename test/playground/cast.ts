import { newId, type Person } from './phone-book.ts';

/** Who plays at the first start. The moderator is the one that FIRST_MODERATOR names. */
export const CAST: readonly Person[] = [
  cast('telegram', 'Ko Aung', 'looks for work', 'unicode', '+959771000001'),
  cast('telegram', 'Ma Thida', 'his friend', 'unicode', '+959771000002'),
  cast('telegram', 'U Kyaw', 'moderator', 'unicode', '+959771000003'),
  cast('telegram', 'Ko Zaw', 'a Zawgyi phone', 'zawgyi', '+959771000004'),
  cast('viber', 'Daw Mya', 'employer', 'unicode', '+959771000005'),
  cast('viber', 'Ko Phyo', 'a Zawgyi phone', 'zawgyi', '+959771000006'),
  cast('viber', 'Ma Nilar', 'looks for work', 'unicode', '+959771000007'),
];

/** Someone of the first cast, by name. */
export function castMember(name: string): Person {
  const found = CAST.find((person) => person.name === name);
  if (!found) throw new Error(`nobody of the cast is ${name}`);
  return found;
}

function cast(channel: Person['channel'], name: string, part: string, encoding: Person['encoding'], phone: string): Person {
  return { channel, id: newId(channel, name), name, part, encoding, phone };
}
