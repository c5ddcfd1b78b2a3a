import { splitBounty } from '../../core/bounties/bounty-rules.ts';
import { formatAgo } from '../../core/language/format-date.ts';
import { formatKyat, formatPay } from '../../core/language/format-money.ts';
import type { JobCard } from '../../core/jobs/job-card.ts';
import { placeById } from '../../core/places/place.ts';
import { placeName, placeNameLong } from '../../core/places/place-name.ts';
import { typeName } from '../../core/vocabulary/name-term.ts';
import type { Chat } from '../engine/chat.ts';
import type { Card } from '../engine/view.ts';
import { jobTitle } from '../job-title.ts';

/** A job in a list: a few lines, and a button that opens it. */
export function listedJob(chat: Chat, job: JobCard): Card {
  const { t, language } = chat;
  const place = placeById(job.place);
  return {
    title: jobTitle(job, language),
    lines: [
      ...(job.featured ? [t('find:card.featured')] : []),
      t('find:card.company', { name: job.companyName }),
      t('find:card.pay', { pay: formatPay(job.pay, language) }),
      ...(place ? [t('find:card.place', { place: placeName(place, language) })] : []),
      ...(job.standing === 'open' ? [] : [t(`find:card.${job.standing}`)]),
    ],
    buttons: [{ label: t('find:card.open'), press: { kind: 'go', to: 'find.card', args: [job.id] }, look: 'primary' }],
  };
}

/** Everything that a reader may see of a job, as the text of its screen. */
export function jobText(chat: Pick<Chat, 't' | 'language' | 'now'>, job: JobCard): string {
  const { t, language } = chat;
  const place = placeById(job.place);
  const lines = [
    ...(job.featured ? [t('find:card.featured')] : []),
    ...(job.bounty ? [t('bounty:card', { reward: formatKyat(splitBounty(job.bounty.amount).reward, language) })] : []),
    t('find:card.company', { name: job.companyName }),
    t('find:card.pay', { pay: formatPay(job.pay, language) }),
    ...(place ? [t('find:card.place', { place: placeNameLong(place, language) })] : []),
    t('find:card.type', { type: typeName(job.type, language) }),
    t('find:card.openings', { count: job.openings }),
  ];
  const posted = t('find:card.posted', { ago: formatAgo(job.openedAt, chat.now, language) });
  const standing = job.standing === 'open' ? [] : [t(`find:card.${job.standing}`)];
  return [...standing, lines.join('\n'), job.description, `${posted}\n${t('find:card.careful')}`].join('\n\n');
}
