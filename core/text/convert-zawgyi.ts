import tools from 'myanmar-tools';
import rabbit from 'rabbit-node';
import { normalise } from './normalise.ts';
import { convertClusters } from './zawgyi-clusters.ts';

/**
 * Myanmar characters with the single spaces between them: everything else (Latin, links, emoji, line breaks) is left alone. A run
 * ends after some 400 characters, before something that begins a syllable: the converter's time grows with the square.
 */
const MYANMAR_RUN = /[\u1000-\u109f](?:[\u1000-\u109f\u200b-\u200d]| (?=[\u1000-\u109f])){0,400}[\u102b-\u1030\u1032-\u103a\u103c-\u103e\u105a\u1060-\u107d\u1085-\u1097]{0,20}/g;

const converter = new tools.ZawgyiConverter();

/** The converter takes a ၄ that begins a run for the sign ၎ (`၄ သိန္း` → `၎ သိန်း`); it is that only in `၄င္း`. */
function plainFours(zawgyi: string): string {
  return zawgyi.replace(/\u1044(?!\u1004\u1039\u1038)/g, '4');
}

/** Zawgyi to Unicode without any judgement: the caller knows that it is Zawgyi. Touches Myanmar runs only. */
export function zawgyiToUnicode(text: string): string {
  return convertClusters(text) ?? convertFully(text);
}

/** The same by the measured converter alone: for what is not well-formed, and for comparing the two. */
export function convertFully(text: string): string {
  return plainFours(text).replace(MYANMAR_RUN, (run) => normalise(converter.zawgyiToUnicode(run)));
}

/** The two converters' readings of one run, for checking what was written against both. */
export function readings(zawgyi: string): readonly string[] {
  return [converter.zawgyiToUnicode(plainFours(zawgyi)), rabbit.zg2uni(zawgyi)].map(normalise);
}

/** The two converters' writings of one run, the one with the better record first (myanmar.md §1). */
export function writings(unicode: string): readonly string[] {
  return [rabbit.uni2zg(unicode), converter.unicodeToZawgyi(unicode)];
}
