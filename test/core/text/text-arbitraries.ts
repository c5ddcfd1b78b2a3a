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
