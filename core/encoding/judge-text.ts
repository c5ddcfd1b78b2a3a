import { zawgyiToUnicode } from '../text/convert-zawgyi.ts';
import { detectZawgyi, zawgyiProbability } from '../text/detect-zawgyi.ts';
import { isKnownText } from '../vocabulary/is-known-text.ts';
import { addWeight, expectedEncoding, weightOf, type Encoding, type Writer } from './evidence.ts';

/** What a raw text is, for the one who wrote it. */
export interface Judgement {
  /** `neutral`: the same in both encodings (digits, Latin, `ကား`), or no Burmese at all. */
  readonly encoding: Encoding | 'neutral';
  /** How likely the text by itself is Zawgyi, 0–1; 0 without a Myanmar letter. */
  readonly probability: number;
  /** What it tells about the writer: log-odds for Zawgyi, 0 = nothing. */
  readonly weight: number;
  /** False where the other reading may be what was meant: both are searched then. */
  readonly certain: boolean;
}

/** The characters that mean another thing in the other encoding; a text without any of them is neutral. */
const TELLING = /[\u1031\u1033\u1034\u1039-\u103e\u104e\u105a\u1060-\u1097]/;
/** No Unicode text is so: Zawgyi's own characters, an asat's code before anything but a consonant, a vowel e in front of its letter. */
const NEVER_UNICODE = /[\u1033\u1034\u105a\u1064\u108a\u108b-\u108e]|\u1039(?![\u1000-\u1021])|(?:^|[\s\u1038\u103a\u102b\u102c])[\u1031\u103b]/;
/** Below this even a member who reads Zawgyi has plainly sent Unicode (their phone pasted it): measured < 1 % of Zawgyi. */
const PLAINLY_UNICODE = 0.01;
const DOUBT_FROM = 0.05;
const DOUBT_TO = 0.95;

const NEUTRAL = { encoding: 'neutral', probability: 0, weight: 0, certain: true } as const;

/**
 * Judges a text as myanmar.md §1 does: what the gazetteer and the vocabulary know comes first, a text of 21 characters and more speaks for
 * itself, a shorter one is read as its writer's choice or earlier messages say. Neutral text teaches nothing. Bounded by the text's length.
 */
export function judgeText(raw: string, writer: Writer): Judgement {
  if (!TELLING.test(raw)) return NEUTRAL;
  const probability = zawgyiProbability(raw);
  const weight = weightOf(probability);
  if (probability < PLAINLY_UNICODE) return { encoding: 'unicode', probability, weight, certain: true };
  const impossible = NEVER_UNICODE.test(raw);
  const known = impossible ? undefined : knownEncoding(raw);
  if (known) return { encoding: known, probability, weight: agreeing(known, weight), certain: true };
  if (detectZawgyi(raw)) return { encoding: 'zawgyi', probability, weight, certain: true };
  return judgeShort(raw, writer, { probability, weight, impossible });
}

function judgeShort(raw: string, writer: Writer, { probability, weight, impossible }: { probability: number; weight: number; impossible: boolean }): Judgement {
  const expected = expectedEncoding({ ...writer, evidence: addWeight(writer, weight) });
  const broken = impossible && probability > DOUBT_TO;
  const encoding = broken || (expected === 'unicode' && impossible && isKnownText(zawgyiToUnicode(raw))) ? 'zawgyi' : expected;
  const doubtful = probability > DOUBT_FROM && probability < DOUBT_TO;
  return { encoding, probability, weight, certain: !doubtful && (encoding === 'zawgyi') === (probability > DOUBT_TO) };
}

/** Names and words that we know in one reading only. A detector takes some stacked Pali words for Zawgyi (`မိတ္ထီလာ`). */
function knownEncoding(raw: string): Encoding | undefined {
  const asUnicode = isKnownText(raw);
  const asZawgyi = isKnownText(zawgyiToUnicode(raw));
  if (asUnicode === asZawgyi) return undefined;
  return asUnicode ? 'unicode' : 'zawgyi';
}

/** What a known word tells: what the detector says, if that is the same. */
function agreeing(encoding: Encoding, weight: number): number {
  return (encoding === 'zawgyi') === (weight > 0) ? weight : 0;
}
