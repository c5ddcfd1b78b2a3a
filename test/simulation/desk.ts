import type { World } from './world.ts';
import type { Chance } from './chance.ts';
import type { DeskActName } from './desk-acts.ts';
import type { Truth } from './truth.ts';

/** The people who decide in the panel, and what they know. */
export interface Desk {
  readonly world: World;
  readonly chance: Chance;
  readonly truth: Truth;
  /** Two people of the money role, and the moderator of jobs. */
  readonly one: string;
  readonly two: string;
  readonly moderator: string;
  /** Everything that waits is decided now. */
  readonly thorough?: boolean;
}

/** What breaks when a process or the database goes away under an act: nobody's fault here. */
const AWAY = /Mongo|connection|topology|socket|session|ECONN|closed/i;

/** Lets one of the app's processes do an act of the panel. True only when it said that it was done: after anything else a person looks again. */
export async function act({ world, chance, truth }: Desk, name: DeskActName, input: unknown): Promise<boolean> {
  const alive = world.apps.filter((app) => app.alive);
  if (alive.length === 0) return false;
  const answer = await chance.pick(alive).act(name, input);
  if (answer?.startsWith('thrown: ') && !AWAY.test(answer)) truth.broken.push(`${name} ${answer}`);
  return answer === 'ok';
}

/** Two tabs at the same moment. */
export async function twice(desk: Desk, name: DeskActName, input: unknown): Promise<boolean> {
  const [first, second] = await Promise.all([act(desk, name, input), act(desk, name, input)]);
  return first || second;
}

/** What waits for a person, as the panel lists it; nothing while the database is away. */
export async function listed<T>(query: Promise<T[]>): Promise<T[]> {
  return query.catch(() => []);
}
