import type { JobCard } from '../../core/jobs/job-card.ts';
import { distanceKm } from '../../core/places/nearest-place.ts';
import { placeById } from '../../core/places/place.ts';
import type { SearchQuery } from '../../core/search/search-query.ts';
import type { Chat } from '../engine/chat.ts';
import type { Card } from '../engine/view.ts';
import { listedJob } from './job-card-view.ts';

/** A job among results: as in any list, and how far away it is when the person said where they are. A township is as near as its middle. */
export function foundCard(chat: Chat, job: JobCard, { near }: SearchQuery): Card {
  const card = listedJob(chat, job);
  const place = placeById(job.place);
  const km = near && place ? distanceKm(place, near.lat, near.lng) : Infinity;
  return km === Infinity ? card : { ...card, lines: [...card.lines, chat.t('find:card.distance', { km: Math.max(1, Math.round(km)) })] };
}
