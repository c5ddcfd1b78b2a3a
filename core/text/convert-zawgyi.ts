import tools from 'myanmar-tools';
import rabbit from 'rabbit-node';
import { normalise } from './normalise.ts';

/**
 * Myanmar characters with the single spaces between them: everything else (Latin, links, emoji, line breaks) is left alone. A run
 * ends after some 400 characters, before something that begins a syllable: the converter's time grows with the square.
 */
const MYANMAR_RUN = /[\u1000-\u109f](?:[\u1000-\u109f\u200b-\u200d]| (?=[\u1000-\u109f])){0,400}[\u102b-\u1030\u1032-\u103a\u103c-\u103e\u105a\u1060-\u107d\u1085-\u1097]{0,20}/g;

const converter = new tools.ZawgyiConverter();

/** Zawgyi to Unicode without any judgement: the caller knows that it is Zawgyi. Touches Myanmar runs only. */
export function zawgyiToUnicode(text: string): string {
  return text.replace(MYANMAR_RUN, (run) => normalise(converter.zawgyiToUnicode(run)));
}

/** The two converters' readings of one run, for checking what was written against both. */
export function readings(zawgyi: string): readonly string[] {
  return [converter.zawgyiToUnicode(zawgyi), rabbit.zg2uni(zawgyi)].map(normalise);
}

/** The two converters' writings of one run, the one with the better record first (myanmar.md §1). */
export function writings(unicode: string): readonly string[] {
  return [rabbit.uni2zg(unicode), converter.unicodeToZawgyi(unicode)];
}
