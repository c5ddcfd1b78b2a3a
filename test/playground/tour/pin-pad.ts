import { translator } from '../../../core/language/translate.ts';
import type { Player, TourTools } from './tour-tools.ts';

const PIN = '481590';
const WORDS_COMPARED = 20;

/** Presses the six digits of the PIN on the pad, one after the other. */
export async function entersPin(player: Player): Promise<void> {
  for (const digit of PIN) await player.tap(new RegExp(`^${digit}$`));
}

/** Chooses the first PIN: twice the same. */
export async function choosesPin({ until }: TourTools, player: Player): Promise<void> {
  await entersPin(player);
  const again = translator('my')('pin:repeat').slice(0, WORDS_COMPARED);
  await until('the second round of the pad', () => player.phone.screen.some(({ text }) => text.includes(again)));
  await entersPin(player);
}
