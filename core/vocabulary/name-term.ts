import type { Language } from '../language/language.ts';
import { categories, TERMS, type Category, type Term } from './vocabulary.ts';

const byId = new Map(TERMS.map((term) => [term.id, term]));
const categoryById = new Map(categories().map((category) => [category.id, category]));

/** The term with this id, `undefined` for anything else. */
export function termById(id: string): Term | undefined {
  return byId.get(id);
}

/** A role's (or any term's) name; the id itself when a later version has dropped it. */
export function roleName(id: string, language: Language): string {
  const term = byId.get(id);
  if (!term) return id;
  return language === 'en' ? term.en : term.my;
}

/** The name of a kind of work: `အချိန်ပြည့်`, `Full time`. */
export function typeName(id: string, language: Language): string {
  return roleName(id, language);
}

/** The category with this id, `undefined` for anything else. */
export function findCategory(id: string): Category | undefined {
  return categoryById.get(id);
}

/** A category's name; the id itself when a later version has dropped it. */
export function categoryName(id: string, language: Language): string {
  const category = categoryById.get(id);
  if (!category) return id;
  return language === 'en' ? category.en : category.my;
}

/** The roles of a category, in the order of the vocabulary. */
export function rolesIn(category: string): Term[] {
  return TERMS.filter((term) => term.kind === 'role' && term.category === category);
}
