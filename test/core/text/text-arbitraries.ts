import fc from 'fast-check';

/** Anything a chat can carry: broken surrogates, emoji, marks, many scripts. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ maxLength: 60 }),
);

/** Myanmar letters, marks, digits and invisible characters in any order, with Latin and spaces between. */
export const burmeseText = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 0x1000, max: 0x104f }).map((code) => String.fromCharCode(code)) },
    { weight: 1, arbitrary: fc.constantFrom('\u200b', '\u200d', ' ', '\n', 'a', '5', '၀', 'ဝ', '၊', '👩‍💼', '\u1060', '\uff15') },
  ),
  { maxLength: 40 },
).map((characters) => characters.join(''));

const SYLLABLE = fc.tuple(
  fc.constantFrom(...'ကခဂငစဇညတထဒနပဖဗဘမယရလဝသဟအဉဥဧဿ'),
  fc.constantFrom('', '', '', 'ျ', 'ြ', 'ွ', 'ှ', 'ျွ', 'ြွှ', '္တ', '္ဒ'),
  fc.constantFrom('', '', 'ာ', 'ါ', 'ိ', 'ီ', 'ု', 'ူ', 'ေ', 'ဲ', 'ော', 'ေါ', 'ို', 'ံ', 'ုံ', 'ော်'),
  fc.constantFrom('', '', '', 'က်', 'င်', 'န်', 'မ့်', 'င့်', '့', 'း', 'င်္'),
).map((parts) => parts.join(''));

/** Syllables as people write them, mostly, with the signs, digits and words that stand between. */
export const burmeseWords = fc.array(
  fc.oneof({ weight: 8, arbitrary: SYLLABLE }, { weight: 1, arbitrary: fc.constantFrom(' ', '\n', '၊', '။', '5', '၅', 'ဝ', '၀', 'CV', '-', ', ', 'ရှိ', 'ယောက်ျား', 'ကျွန်ုပ်', 'ဦး') }),
  { maxLength: 12 },
).map((parts) => parts.join(''));

const ZAWGYI_CLUSTER = fc.tuple(
  fc.constantFrom('', '', '', '\u1031'),
  fc.constantFrom('', '', '', '\u103b', '\u107e', '\u1080', '\u1082'),
  fc.constantFrom(...'ကခဂငစဆဇညတထဒနပဖဗဘမယရလဝသဟဠအဥဦဣဧ\u106a\u106b\u108f\u1090\u106e\u1091\u1040\u1044'),
  fc.array(fc.constantFrom(...'\u103a\u107d\u103c\u108a\u103d\u1087\u1088\u1089\u1033\u1034\u1039\u1037\u1094\u1095\u105a\u102b\u102c\u102d\u102e\u102f\u1030\u1032\u1036\u1038\u1064\u108b\u108c\u108d\u108e\u1060\u1062\u1065\u1071\u1075\u1078\u107c\u1085'), { maxLength: 3 }),
).map(([e, ra, letter, marks]) => e + ra + letter + marks.join(''));

/** Zawgyi, well-formed and not, with what stands between. */
export const zawgyiText = fc.array(
  fc.oneof({ weight: 8, arbitrary: ZAWGYI_CLUSTER }, { weight: 1, arbitrary: fc.constantFrom(' ', ', ', '-', '၅', '၄', '၀', '5', 'a', '၊', '👍', '\n', '\u1004\u1039') }),
  { maxLength: 8 },
).map((parts) => parts.join(''));
