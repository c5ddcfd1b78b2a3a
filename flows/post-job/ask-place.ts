import { isPostingPlace } from '../../core/jobs/job-vocabulary.ts';
import { findPlaces } from '../../core/places/find-places.ts';
import { nearestPlace } from '../../core/places/nearest-place.ts';
import { placeName, placeNameLong } from '../../core/places/place-name.ts';
import type { Place } from '../../core/places/place.ts';
import { accept, parsed, type Reading } from '../engine/accept.ts';
import type { Chat } from '../engine/chat.ts';
import { ask } from '../engine/steps.ts';
import type { PostSlots } from './post-slots.ts';

const PICKS_MAX = 8;

/** The place as it was shared, if a place we know is near it. */
const shared = accept<string, PostSlots>({
  request: (chat) => ({ kind: 'location', label: chat.t('post:place.share') }),
  read: (chat, input) => {
    if (input.kind !== 'location') return undefined;
    const place = nearestPlace(input.lat, input.lng);
    return place && isPostingPlace(place.id) ? { value: place.id } : { refuse: chat.t('post:place.unknown') };
  },
});

/** The township: typed in either language, picked when several have the name or a slip was made, or shared as a location. */
export const askPlace = ask<PostSlots, string>(
  'post:place.ask',
  parsed<string, PostSlots>(readText, (value) => (isPostingPlace(value) ? { value } : undefined)).or(shared),
  { into: 'place', known: async (chat) => chat.slots.advert?.place, next: 'pay' },
);

function readText(text: string, chat: Chat<PostSlots>): Reading<string> {
  const { exact, close } = findPlaces(text);
  const places = (exact.length > 0 ? exact : close).filter(({ id }) => isPostingPlace(id));
  const [only] = places;
  if (only && places.length === 1 && exact.length > 0) return { value: only.id };
  if (only) return { words: chat.t('post:place.which'), pick: places.slice(0, PICKS_MAX).map((place) => pickOf(place, chat)) };
  const [wide] = exact;
  return { refuse: wide ? chat.t('post:place.wide', { place: placeName(wide, chat.language) }) : chat.t('post:place.unknown') };
}

function pickOf(place: Place, chat: Chat<PostSlots>): { value: string; label: string } {
  return { value: place.id, label: placeNameLong(place, chat.language) };
}
