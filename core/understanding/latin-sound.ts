/** How the beginnings of syllables are typed. A `w` may follow most of them. */
const ONSETS: Readonly<Record<string, string>> = {
  k: 'K', kh: 'K', g: 'K', gh: 'K', ky: 'C', gy: 'C', khy: 'C', ch: 'C', j: 'C', ng: 'G', hng: 'G', s: 'S', hs: 'S', ss: 'S', z: 'S',
  sh: 'X', hsh: 'X', t: 'T', ht: 'T', th: 'T', d: 'T', dh: 'T', ny: 'J', hny: 'J', n: 'N', hn: 'N', nh: 'N', p: 'P', ph: 'P', hp: 'P', b: 'P', bh: 'P', f: 'P',
  py: 'Py', phy: 'Py', hpy: 'Py', by: 'Py', m: 'M', hm: 'M', mh: 'M', my: 'My', hmy: 'My', l: 'L', hl: 'L', lh: 'L', ly: 'L', hly: 'L',
  y: 'Y', hy: 'Y', r: 'Y', w: 'W', hw: 'W', v: 'W', h: 'H',
};

/** How their ends are typed, by class (`burmeseSound`). */
const RHYMES: Readonly<Record<string, string>> = {
  A: 'a ar ah aa arr r', I: 'i ii ee ie iy', U: 'u uu oo ue', E: 'e ay ey eh ae ei al el', O: 'o oe oh aw or au ow awe ohr',
  1: 'auk ouk out aut auck owk ok ot oke ote ope oak oat oap op uk oud ouke', 2: 'et ek ed ett at att ak ap ut ud utt oot ack',
  3: 'ike aik ite ait eit ate eik ake ape eip aip ipe ight aite aike', 4: 'it ic ip itt ik id is',
  5: 'ein ain eine ane aine aing ine aim ime eim ame ai eing eint aint', 6: 'one on own ohn oun ome om oan aung oung ong aun awng aunt ount ont ohnt',
  7: 'in inn ing im int en', 8: 'an ann am un oon um ant unt ang',
};

const NO_GLIDE_W: ReadonlySet<string> = new Set(['w', 'hw', 'v', 'h']);
const ONSET_OF: ReadonlyMap<string, string> = new Map(Object.entries(ONSETS).flatMap(([typed, sound]) => (
  NO_GLIDE_W.has(typed) ? [[typed, sound] as const] : [[typed, sound] as const, [`${typed}w`, `${sound}w`] as const]
)));
const RHYME_OF: ReadonlyMap<string, string> = new Map(Object.entries(RHYMES).flatMap(([sound, typed]) => typed.split(' ').map((each) => [each, sound] as const)));

/** `won` is `ဝန်`, as in `won htan`. */
const ON_AFTER_W = '8';
const LENGTH_MAX = 24;
const ONSET_LENGTH_MAX = 4;
const RHYME_LENGTHS = [4, 3, 2, 1] as const;

/**
 * How a word of Latin letters sounds when it is Burmese in Latin letters: `kaing` and `kine` → `K5`, `hlaingtharyar` → `L5TAYA`.
 * Compares equal to `burmeseSound` of the word that was meant. `undefined` for what cannot be read so (most English words).
 */
export function latinSound(word: string): string | undefined {
  if (word.length > LENGTH_MAX || !/^[a-z]+$/.test(word)) return undefined;
  const sounds: (string | undefined)[] = [];
  sounds[word.length] = '';
  for (let from = word.length - 1; from >= 0; from--) sounds[from] = readFrom(word, from, sounds);
  return sounds[0];
}

/** The longest beginning and the longest rhyme after which the rest can be read. Only the first syllable may begin with a vowel. */
function readFrom(word: string, from: number, sounds: readonly (string | undefined)[]): string | undefined {
  for (let onsetLength = ONSET_LENGTH_MAX; onsetLength >= (from === 0 ? 0 : 1); onsetLength--) {
    const onset = onsetLength === 0 ? '' : ONSET_OF.get(word.slice(from, from + onsetLength));
    if (onset === undefined) continue;
    const at = from + onsetLength;
    const ends = RHYME_LENGTHS.map((length) => at + length).filter((end) => end <= word.length && sounds[end] !== undefined && RHYME_OF.has(word.slice(at, end)));
    const end = ends.find((each) => !splitsPair(word, each)) ?? ends[0];
    if (end === undefined) continue;
    const rhyme = onset === 'W' && word.slice(at, end) === 'on' ? ON_AFTER_W : RHYME_OF.get(word.slice(at, end)) ?? '';
    return onset + rhyme + (sounds[end] ?? '');
  }
  return undefined;
}

/** `pyithar` is `pyi-thar`: a syllable does not end inside th, ph, mh. */
function splitsPair(word: string, at: number): boolean {
  return word[at] === 'h' && /[ktpnmcd]/.test(word[at - 1] ?? '');
}
