import { nearestPlace } from '../../core/places/nearest-place.ts';
import { encodeQuery } from '../../core/search/encode-query.ts';
import { EMPTY_QUERY, type SearchQuery } from '../../core/search/search-query.ts';
import type { Chat } from '../engine/chat.ts';
import { go, stay, type Step } from '../engine/flow.ts';
import { screen } from '../engine/steps.ts';
import type { View } from '../engine/view.ts';
import { aroundPoint, keepPoint } from './near-search.ts';

/**
 * A screen where a place that is sent shows the jobs around it, the nearest first; one that is not in Myanmar gets a word. `asked` is what else is looked for
 * there; the places of it make way.
 */
export function screenNear(draw: (chat: Chat) => Promise<View>, asked: (chat: Chat) => SearchQuery = () => EMPTY_QUERY): Step<Readonly<Record<string, unknown>>> {
  return {
    ...screen(draw),
    async take(chat, input) {
      if (input.kind !== 'location') return undefined;
      if (nearestPlace(input.lat, input.lng)) {
        keepPoint(chat, input);
        return go('find.results', encodeQuery(aroundPoint(asked(chat), input)), '0');
      }
      chat.say(chat.t('find:near.unknown'));
      return stay();
    },
  };
}
