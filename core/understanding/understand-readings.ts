import { understand } from './understand.ts';
import type { Understood } from './understood.ts';

/** A sentence with the reading of its letters that it was understood in. */
export interface UnderstoodReading extends Understood {
  readonly text: string;
}

/** Where it is in doubt whether a sentence is Unicode or Zawgyi: the reading of which less stays unexplained, the likelier one first. */
export function understandReadings(readings: readonly string[]): UnderstoodReading {
  const all = readings.map((text) => ({ text, ...understand(text) }));
  const [first = { text: '', ...understand('') }, ...others] = all;
  return others.reduce((best, each) => (each.intent !== 'none' && unexplained(each) < unexplained(best) ? each : best), first);
}

function unexplained({ rest, intent }: Understood): number {
  return intent === 'none' ? Infinity : rest.length;
}
