import rows from './places.json' with { type: 'json' };

/** To be shown wherever places are credited (help screen, README). Required by the licences of the data (myanmar.md §6). */
export const PLACES_ATTRIBUTION = 'Place coordinates © GeoNames (CC BY 4.0) via Who’s On First; names based on @nmh/myanmar-location (ISC).';

export type PlaceKind = 'state' | 'city' | 'township' | 'town' | 'area';

/** A place of the gazetteer: 15 states and regions, 331 townships, a few towns, three cities and one undivided township. */
export interface Place {
  /** Stable: `MM-06` (ISO 3166-2) for a state, `MM-06-hlaing` for what lies in it. */
  readonly id: string;
  readonly kind: PlaceKind;
  readonly en: string;
  readonly my: string;
  /** Other spellings, in both languages. */
  readonly aliases: readonly string[];
  /** The state's id; a state's own id for a state. */
  readonly state: string;
  readonly lat?: number;
  readonly lng?: number;
}

const KINDS: readonly string[] = ['state', 'city', 'township', 'town', 'area'] satisfies PlaceKind[];

function isKind(kind: string): kind is PlaceKind {
  return KINDS.includes(kind);
}

function toPlace(row: (typeof rows)[number]): Place {
  if (!isKind(row.kind)) throw new Error(`places.json: unknown kind ${row.kind} of ${row.id}`);
  const point = row.lat !== undefined && row.lng !== undefined ? { lat: row.lat, lng: row.lng } : {};
  return {
    id: row.id,
    kind: row.kind,
    en: row.township_en ?? row.state_en,
    my: row.township_my ?? row.state_my,
    aliases: row.aliases ?? [],
    state: row.id.slice(0, 'MM-00'.length),
    ...point,
  };
}

/** Every place, states first. Loaded once. */
export const PLACES: readonly Place[] = rows.map(toPlace);

const byId = new Map(PLACES.map((place) => [place.id, place]));

/** The place with this id, `undefined` for anything else (ids come from buttons and are never trusted). */
export function placeById(id: string): Place | undefined {
  return byId.get(id);
}
