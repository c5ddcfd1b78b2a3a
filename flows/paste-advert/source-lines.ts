import { formatPay } from '../../core/language/format-money.ts';
import { formatNumber } from '../../core/language/format-number.ts';
import { placeNameLong } from '../../core/places/place-name.ts';
import { placeById } from '../../core/places/place.ts';
import { roleName, typeName } from '../../core/vocabulary/name-term.ts';
import type { Chat } from '../engine/chat.ts';
import type { AdvertDraft } from './advert-draft.ts';

type Speaking = Pick<Chat, 't' | 'language'>;

const FIELDS = ['openings', 'place', 'pay', 'type'] as const;

/** The job's name: its title in the advert, and the role we took it for where that reads otherwise. */
export function draftTitle({ language }: Speaking, { title }: AdvertDraft): string {
  const role = title?.role === undefined ? undefined : roleName(title.role, language);
  return role === undefined || role === title?.text ? title?.text ?? '' : `${title?.text ?? ''} (${role})`;
}

/** What was read from an advert, a line each with the words it was read from: `💰 3–5 lakhs ← “လစာ ၃သိန်း~၅သိန်း”`. */
export function sourceLines(chat: Speaking, draft: AdvertDraft): string[] {
  return FIELDS.flatMap((field) => {
    const value = valueOf(chat, draft, field);
    const source = draft.sources[field];
    if (value === undefined) return [];
    return [source === undefined ? `${ICONS[field]} ${value}` : chat.t('paste:line', { icon: ICONS[field], value, source })];
  });
}

/** The fields that the advert does not tell and the form will ask for; the company's name only of somebody who has none here yet. */
export function missingFields({ t }: Speaking, draft: AdvertDraft, hasCompany: boolean): string {
  const asked = (['title', 'openings', 'place', 'pay', 'type', 'description', 'phone'] as const).filter((field) => draft[field] === undefined || (field === 'title' && !draft.title?.category));
  const all = [...(hasCompany || draft.company !== undefined ? [] : ['company' as const]), ...asked];
  return all.map((field) => t(`post:button.${field === 'title' ? 'category' : field}`)).join(t('paste:comma'));
}

const ICONS = { openings: '👥', place: '📍', pay: '💰', type: '🕘' } as const;

function valueOf({ language }: Speaking, { openings, place, pay, type }: AdvertDraft, field: (typeof FIELDS)[number]): string | undefined {
  switch (field) {
    case 'openings': return openings === undefined ? undefined : formatNumber(openings, language);
    case 'place': {
      const found = place === undefined ? undefined : placeById(place);
      return found && placeNameLong(found, language);
    }
    case 'pay': return pay && formatPay(pay, language);
    case 'type': return type && typeName(type, language);
  }
}
