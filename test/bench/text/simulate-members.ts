import { leaning, type Encoding, type Evidence } from '../../../core/encoding/evidence.ts';
import { judgeText } from '../../../core/encoding/judge-text.ts';
import { readText } from '../../../core/encoding/read-text.ts';

const MESSAGES = 3;
/** Two-sided 95 %. */
const Z = 1.96;

export interface Judged {
  readonly members: number;
  /** Members all of whose messages are the same in both encodings: nothing can be told, and nothing has to be. */
  readonly neutral: number;
  readonly right: number;
  /** Bounds of the share that is right, 95 % (Wilson). */
  readonly low: number;
  readonly high: number;
  readonly wrong: readonly (readonly string[])[];
}

/** Members who never chose a language write three messages each, no message twice; are they known by then? */
export function simulateMembers(lines: Readonly<Record<Encoding, readonly string[]>>): Judged {
  let neutral = 0;
  let right = 0;
  let members = 0;
  const wrong: (readonly string[])[] = [];
  for (const encoding of ['unicode', 'zawgyi'] as const) {
    for (let from = 0; from + MESSAGES <= lines[encoding].length; from += MESSAGES) {
      const messages = lines[encoding].slice(from, from + MESSAGES);
      if (messages.every((message) => judgeText(message, {}).encoding === 'neutral')) {
        neutral++;
        continue;
      }
      members++;
      if (decide(messages) === encoding) right++;
      else wrong.push([encoding, ...messages]);
    }
  }
  return { members, neutral, right, ...wilson(right, members), wrong };
}

/** As the conversation does it: message by message. Who is not decided counts as Unicode, as they are read. */
function decide(messages: readonly string[]): Encoding {
  let evidence: Evidence | undefined;
  for (const raw of messages) evidence = readText(raw, { evidence }).evidence;
  return leaning(evidence) === 'zawgyi' ? 'zawgyi' : 'unicode';
}

function wilson(right: number, all: number): { low: number; high: number } {
  if (all === 0) return { low: 0, high: 1 };
  const share = right / all;
  const spread = Z * Math.sqrt((share * (1 - share)) / all + (Z * Z) / (4 * all * all));
  const centre = share + (Z * Z) / (2 * all);
  const width = 1 + (Z * Z) / all;
  return { low: (centre - spread) / width, high: (centre + spread) / width };
}
