import categoryRows from './categories.json' with { type: 'json' };
import rows from './vocabulary.json' with { type: 'json' };

export type TermKind = 'role' | 'level' | 'type' | 'benefit' | 'skill' | 'overseas' | 'intent';

/** One entry of the vocabulary with the ways people write it. */
export interface Term {
  readonly id: string;
  readonly kind: TermKind;
  readonly category: string;
  readonly en: string;
  readonly my: string;
  readonly synonyms: readonly string[];
}

export interface Category {
  readonly id: string;
  readonly en: string;
  readonly my: string;
}

const KINDS: readonly string[] = ['role', 'level', 'type', 'benefit', 'skill', 'overseas', 'intent'] satisfies TermKind[];

function isKind(kind: string): kind is TermKind {
  return KINDS.includes(kind);
}

function toTerm(row: (typeof rows)[number]): Term {
  if (!isKind(row.kind)) throw new Error(`vocabulary.json: unknown kind ${row.kind} of ${row.id}`);
  return {
    id: row.id,
    kind: row.kind,
    category: row.category,
    en: row.en,
    my: row.my,
    synonyms: [...row.synonyms_en, ...row.synonyms_my],
  };
}

const LEVELS: ReadonlySet<string> = new Set(rows.filter(({ kind }) => kind === 'level').flatMap(({ synonyms_en: names }) => names));

/** All the ways to write a term; an English name such as `Waiter / waitress` also by its parts, but for a part that names a level (`Junior / assistant accountant`). */
export function termNames(term: Term): string[] {
  const parts = term.en.includes('/') || term.en.includes('(') ? term.en.split(/[/()]/).map((part) => part.trim()).filter((part) => part !== '' && !LEVELS.has(part.toLowerCase())) : [];
  return [...new Set([term.en, term.my, ...parts, ...term.synonyms])];
}

/** Every term: roles, levels, types of work, benefits, skills, words for overseas work and for intentions. */
export const TERMS: readonly Term[] = rows.map(toTerm);

const allCategories: readonly Category[] = categoryRows;

/** The 54 categories, in the order in which they are shown; the last is `other`. */
export function categories(): readonly Category[] {
  return allCategories;
}
