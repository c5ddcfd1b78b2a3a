import { findRoles } from './find-roles.ts';
import { termById } from './name-term.ts';
import type { Term } from './vocabulary.ts';

/** What an employer's job title stands for. Without a `category` the employer chooses one; the title stays as it was typed. */
export interface ReadTitle {
  readonly role?: string;
  readonly category?: string;
  /** Roles that may have been meant, to offer. */
  readonly suggestions: readonly Term[];
}

/** Reads a job title: one known role gives role and category, several of one category give the category, slips give suggestions. */
export function readTitle(title: string): ReadTitle {
  const { exact, close } = findRoles(title);
  const [only, ...others] = exact;
  if (only && others.length === 0) return { role: only.id, category: only.category, suggestions: [] };
  const categories = new Set(exact.map((role) => role.category));
  const [category] = categories;
  return { ...(category !== undefined && categories.size === 1 ? { category } : {}), suggestions: exact.length > 0 ? exact : close };
}

/** The category of a role; `undefined` for what is no role. */
export function categoryOf(role: string): string | undefined {
  const term = termById(role);
  return term?.kind === 'role' ? term.category : undefined;
}
