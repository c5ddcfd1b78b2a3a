import { formatMoney } from '../../core/language/format-money.ts';
import type { Language } from '../../core/language/language.ts';
import { translator } from '../../core/language/translate.ts';
import { placeById } from '../../core/places/place.ts';
import { placeName } from '../../core/places/place-name.ts';
import type { NearPoint, SearchQuery } from '../../core/search/search-query.ts';
import { categoryName, roleName, typeName } from '../../core/vocabulary/name-term.ts';

/** What was understood, in the reader's language: `ယာဉ်မောင်း · လှိုင် · ၄ သိန်းအထက်`. */
export function describeQuery(query: SearchQuery, language: Language): string {
  const t = translator(language);
  const pay = query.pay && nameOfPay(query.pay, language);
  const without = [
    ...(query.unwanted?.roles ?? []).map((role) => roleName(role, language)), ...(query.unwanted?.categories ?? []).map((category) => categoryName(category, language)),
    ...(query.unwanted?.types ?? []).map((type) => typeName(type, language)), ...(query.unwanted?.places ?? []).flatMap((id) => nameOf(id, language)),
  ];
  return [
    ...query.roles.map((role) => roleName(role, language)),
    ...query.categories.map((category) => categoryName(category, language)),
    ...query.types.map((type) => typeName(type, language)),
    ...(query.words === '' ? [] : [query.words]),
    ...query.places.flatMap((id) => nameOf(id, language)),
    ...(query.near ? [nameOfNear(query.near, language)] : []),
    ...(pay ? [pay] : []),
    ...without.map((name) => t('find:results.without', { name })),
  ].join(' · ');
}

/** "From 4 lakhs", "up to 3 lakhs", "from 12,000 kyat a day". */
export function nameOfPay({ min, max, period }: NonNullable<SearchQuery['pay']>, language: Language): string {
  const t = translator(language);
  const sum = max === undefined ? t('format:pay.from', { sum: formatMoney(min, language) }) : t('format:pay.upTo', { sum: formatMoney(max, language) });
  return t(`format:pay.${period}`, { sum });
}

/** Near whom: "near me", "near Tamwe". */
export function nameOfNear({ place: id }: NearPoint, language: Language): string {
  const t = translator(language);
  const place = id === undefined ? undefined : placeById(id);
  return place ? t('find:results.nearPlace', { place: placeName(place, language) }) : t('find:results.near');
}

function nameOf(id: string, language: Language): string[] {
  const place = placeById(id);
  return place ? [placeName(place, language)] : [];
}
