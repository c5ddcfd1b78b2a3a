import { normalise } from '../text/normalise.ts';
import { zawgyiToUnicode } from '../text/convert-zawgyi.ts';
import { addWeight, questionFor, type Encoding, type Evidence, type Writer } from './evidence.ts';
import { judgeText } from './judge-text.ts';

/** A longer message is cut before anything looks at it: nothing a person means to say here is longer. */
export const TEXT_MAX = 4_096;

/** A person's message, read. */
export interface HeardText {
  /** As stored: normalised Unicode. */
  readonly text: string;
  /** How it was read; a neutral text as Unicode. */
  readonly heard: Encoding;
  /** The other reading, where that may be what was meant: what finds nothing is looked for again in these words. */
  readonly other?: string;
  /** What the writer's messages tell now, for the conversation to keep. */
  readonly evidence?: Evidence;
  /** The evidence now speaks against the writer's setting: they are to be asked whether it is this. */
  readonly ask?: Encoding;
}

/** What a person typed, as stored Unicode, and what it tells about how they write. */
export function readText(raw: string, writer: Writer): HeardText {
  const bounded = raw.slice(0, TEXT_MAX).toWellFormed();
  const { encoding, weight, certain } = judgeText(bounded, writer);
  const zawgyi = encoding === 'zawgyi';
  const text = inUnicode(bounded, zawgyi);
  const other = certain ? text : inUnicode(bounded, !zawgyi);
  const added = addWeight(writer, weight);
  const ask = questionFor({ ...writer, evidence: added });
  const evidence = added && ask ? { ...added, asked: ask } : added;
  return { text, heard: zawgyi ? 'zawgyi' : 'unicode', ...(other !== text && { other }), ...(evidence && { evidence }), ...(ask && { ask }) };
}

/** The readings of a text in the order of their likelihood, one or two: search tries the second where the first finds nothing. */
export function readings(raw: string, writer: Writer): readonly string[] {
  const { text, other } = readText(raw, writer);
  return other === undefined ? [text] : [text, other];
}

function inUnicode(raw: string, zawgyi: boolean): string {
  return zawgyi ? normalise(zawgyiToUnicode(raw)) : normalise(raw);
}
