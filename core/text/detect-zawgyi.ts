import tools from 'myanmar-tools';
import { countMyanmar } from './myanmar-characters.ts';

/** From so many characters on the text alone decides: measured 0 of 2,974 missed, ≤ 0.13 % wrongly flagged (myanmar.md §1). */
const LENGTH_MIN = 21;
/** So many of them must be Myanmar: a name inside an English sentence is no evidence. */
const MYANMAR_MIN = 7;
const CERTAIN = 0.95;

const detector = new tools.ZawgyiDetector();

/** How likely a text is Zawgyi, 0–1 (myanmar-tools 1.1.3); 0 for text without a Myanmar letter. */
export function zawgyiProbability(text: string): number {
  const probability = detector.getZawgyiProbability(text);
  return Number.isFinite(probability) ? probability : 0;
}

/** True when the text is long enough to speak for itself, and says Zawgyi. Short and neutral texts are never flagged. */
export function detectZawgyi(text: string): boolean {
  return text.trim().length >= LENGTH_MIN && countMyanmar(text) >= MYANMAR_MIN && zawgyiProbability(text) > CERTAIN;
}
