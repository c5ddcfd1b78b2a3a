/** Twelve characters, as all ids have. */
export function idOf(kind: string, number: number): string {
  return `samp${kind}${String(number).padStart(7, '0')}`;
}
