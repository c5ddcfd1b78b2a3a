const LATIN = /[0-9]/g;
const EITHER = /[0-9၀-၉]/g;

/**
 * A normalised text with its digits in the script in which they were typed: normalising writes every digit in Latin, and people will read this
 * text again. Unchanged where the two do not have the same digits, one for one (a wa that was meant as zero).
 */
export function digitsAsTyped(raw: string, normalised: string): string {
  const typed = raw.match(EITHER) ?? [];
  const digits = normalised.match(LATIN) ?? [];
  const same = typed.length === digits.length && typed.every((digit, at) => latinOf(digit) === digits[at]);
  let at = 0;
  return same ? normalised.replace(LATIN, (digit) => typed[at++] ?? digit) : normalised;
}

function latinOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  return code >= 0x1040 ? String(code - 0x1040) : digit;
}
