import type { JobText } from '../../core/jobs/job.model.ts';
import { formatPay } from '../../core/language/format-money.ts';
import type { Language } from '../../core/language/language.ts';
import { localeOf } from '../../core/language/language.ts';
import { translator } from '../../core/language/translate.ts';
import { placeNameLong } from '../../core/places/place-name.ts';
import { placeById } from '../../core/places/place.ts';
import { categoryName, typeName } from '../../core/vocabulary/name-term.ts';

/** Company, place, pay, people and type, category: the short facts, a line each, as the channel's posts have them. */
export function jobLines(job: Omit<JobText, 'description'> & { companyName: string }, language: Language): string[] {
  const t = translator(localeOf(language));
  const place = placeById(job.place);
  return [
    t('announce:company', { company: job.companyName }),
    t('announce:place', { place: place ? placeNameLong(place, language) : job.place }),
    t('announce:pay', { pay: formatPay(job.pay, language) }),
    t('announce:openings', { count: job.openings, type: typeName(job.type, language) }),
    `🗂 ${categoryName(job.category, language)}`,
  ];
}
