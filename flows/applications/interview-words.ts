import type { Interview } from '../../core/applications/application.model.ts';
import { formatDate, formatDateTime } from '../../core/language/format-date.ts';
import type { Language } from '../../core/language/language.ts';
import type { Translate } from '../../core/language/translate.ts';

/** When and where an interview is, for this reader: the day that was understood, in their own language, with the employer's words under it; those alone where no day was. */
export function interviewWords(t: Translate, language: Language, { when, where, at, timed }: Interview): string {
  const words = t('applications:interview', { when: at ? (timed ? formatDateTime(at, language) : formatDate(at, language)) : when, where });
  return at ? `${words}\n${t('applications:inTheirWords', { when })}` : words;
}
