import type { Actor } from './actor.ts';

export const PIN = '481590';

/** Presses six digits on the pad that a person sees. */
export async function entersPin(actor: Actor, pin = PIN): Promise<void> {
  for (const digit of pin) await actor.taps({ words: digit });
}

/** Chooses the first PIN: twice the same. */
export async function choosesPin(actor: Actor, pin = PIN): Promise<void> {
  actor.sees('pin:choose');
  await entersPin(actor, pin);
  actor.sees('pin:repeat');
  await entersPin(actor, pin);
}

/** A dump of what is stored, without its ids and moments: in numbers that long any six digits turn up sooner or later. */
export function withoutLongNumbers(dump: string): string {
  return dump.replace(/\d{9,}/g, '#');
}
