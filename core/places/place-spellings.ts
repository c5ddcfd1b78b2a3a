import spellings from './spellings.json' with { type: 'json' };

const byId: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(spellings));

/** Further ways to write a place's name, found in use, beside those of `places.json`; quarters that everybody knows by name are written under their township. */
export function placeSpellings(id: string): readonly string[] {
  return byId.get(id) ?? [];
}
