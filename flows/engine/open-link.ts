import type { Turn } from './turn.ts';

/** A link is followed at once; a half-finished form stays, set aside. */
export async function openLink(turn: Turn, payload: string | undefined): Promise<void> {
  if (payload === undefined) return turn.session.inForm ? turn.draw() : turn.go(turn.table.home, []);
  turn.update({ inForm: false });
  return turn.follow(await turn.table.openLink(turn.here(), payload));
}
