const DOUBLED = /([bdfgmnprt])\1$/;
const STEM_MIN = 3;

/** The part of an English word that its forms share: `drivers` → `driver`, `cleaning` → `clean`, `companies` → `company`. */
export function englishStem(word: string): string {
  const base = word.replace(/'s$/, '');
  if (base.length <= STEM_MIN || !/^[a-z]+$/.test(base)) return base;
  const singular = base.replace(/ies$/, 'y').replace(/(s|x|z|ch|sh)es$/, '$1').replace(/(?<![siu])s$/, '');
  const [, root] = /^(.{3,})(?:ing|ed)$/.exec(singular) ?? [];
  return root === undefined || !/[aeiouy]/.test(root) ? singular : root.replace(DOUBLED, '$1');
}
