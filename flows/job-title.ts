import type { JobText } from '../core/jobs/job.model.ts';
import type { Language } from '../core/language/language.ts';
import { hasMyanmar } from '../core/text/myanmar-characters.ts';
import { compactKey } from '../core/text/search-key.ts';
import { roleName, termById } from '../core/vocabulary/name-term.ts';
import { readTitle } from '../core/vocabulary/read-title.ts';
import { termNames } from '../core/vocabulary/vocabulary.ts';

/**
 * A job's title for a reader: the employer's own words where they are in the reader's script; otherwise the role in the reader's
 * language, and what the employer wrote beside it where that says more.
 */
export function jobTitle({ role, title }: Pick<JobText, 'role' | 'title'>, language: Language): string {
  const term = role === undefined ? undefined : termById(role);
  if (!term || hasMyanmar(title) === (language !== 'en')) return title;
  const name = roleName(term.id, language);
  const key = compactKey(title);
  if (termNames(term).some((known) => compactKey(known) === key)) return name;
  return key.includes(compactKey(name)) ? title : `${name} · ${title}`;
}

/** The same for a title that was kept alone (in an application, a referral, a notice): its role is read from its words. */
export function keptTitle(title: string, language: Language): string {
  if (hasMyanmar(title) === (language !== 'en')) return title;
  const { role } = readTitle(title);
  return jobTitle({ title, ...(role && { role }) }, language);
}
