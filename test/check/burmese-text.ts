import tools from 'myanmar-tools';

const detector = new tools.ZawgyiDetector();
const DETECTABLE_CHARACTERS = 21;
const ZAWGYI_PROBABILITY_MAX = 0.5;

/** What is wrong with a Burmese text as Unicode: not NFC, a zero-width space in it, or Zawgyi (long enough to tell). */
export function burmeseFaults(text: string): string[] {
  const faults: string[] = [];
  if (text !== text.normalize('NFC')) faults.push('is not NFC');
  if (text.includes('\u200b')) faults.push('has a zero-width space');
  if (text.length >= DETECTABLE_CHARACTERS && detector.getZawgyiProbability(text) > ZAWGYI_PROBABILITY_MAX) faults.push('looks like Zawgyi');
  return faults;
}
