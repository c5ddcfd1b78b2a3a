import { nearestPlace } from '../../core/places/nearest-place.ts';
import { encodeQuery } from '../../core/search/encode-query.ts';
import { EMPTY_QUERY } from '../../core/search/search-query.ts';
import type { Chat } from '../engine/chat.ts';
import { go, stay, type Step } from '../engine/flow.ts';
import { screen } from '../engine/steps.ts';
import type { View } from '../engine/view.ts';

/** As far as somebody goes to work every day. */
const NEAR_KM = 12;

/** A screen where a place that is sent shows the jobs around it, the nearest first; one that is not in Myanmar gets a word. */
export function screenNear(draw: (chat: Chat) => Promise<View>): Step<Readonly<Record<string, unknown>>> {
  return {
    ...screen(draw),
    async take(chat, input) {
      if (input.kind !== 'location') return undefined;
      const place = nearestPlace(input.lat, input.lng);
      if (place) return go('find.results', encodeQuery({ ...EMPTY_QUERY, near: { lat: input.lat, lng: input.lng, km: NEAR_KM } }), '0');
      chat.say(chat.t('find:near.unknown'));
      return stay();
    },
  };
}
