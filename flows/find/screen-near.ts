import { nearestPlace } from '../../core/places/nearest-place.ts';
import { encodeQuery } from '../../core/search/encode-query.ts';
import { EMPTY_QUERY } from '../../core/search/search-query.ts';
import type { Chat } from '../engine/chat.ts';
import { go, stay, type Step } from '../engine/flow.ts';
import { screen } from '../engine/steps.ts';
import type { View } from '../engine/view.ts';

/** A screen where a place that is sent shows the jobs of the nearest township; one that is not in Myanmar gets a word. */
export function screenNear(draw: (chat: Chat) => Promise<View>): Step<Readonly<Record<string, unknown>>> {
  return {
    ...screen(draw),
    async take(chat, input) {
      if (input.kind !== 'location') return undefined;
      const place = nearestPlace(input.lat, input.lng);
      if (place) return go('find.results', encodeQuery({ ...EMPTY_QUERY, places: [place.id] }), '0');
      chat.say(chat.t('find:near.unknown'));
      return stay();
    },
  };
}
