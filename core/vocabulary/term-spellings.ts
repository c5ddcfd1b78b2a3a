import spellings from './spellings.json' with { type: 'json' };

const byId: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(spellings));

/** Further ways to write a term, found in use, beside those of `vocabulary.json` (romanised Burmese needs none: it is read by sound). */
export function termSpellings(id: string): readonly string[] {
  return byId.get(id) ?? [];
}
