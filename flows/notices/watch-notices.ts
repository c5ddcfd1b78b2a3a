import { formatPay } from '../../core/language/format-money.ts';
import { cardOf, jobCard, type JobCard } from '../../core/jobs/job-card.ts';
import { findJobs } from '../../core/jobs/find-job.ts';
import type { NoticeKind } from '../../core/notices/notice.ts';
import { placeById } from '../../core/places/place.ts';
import { placeName } from '../../core/places/place-name.ts';
import { watchById } from '../../core/watches/list-watches.ts';
import type { Button } from '../engine/view.ts';
import { goButton } from '../go-button.ts';
import { jobTitle } from '../job-title.ts';
import { nameOfWatch, stopButton } from '../watch/watch-words.ts';
import type { NoticeContext, NoticeWords } from './notice-words.ts';

/** A job that a saved search found, told at once; and what a day has brought. */
export const watchNotices: Partial<Record<NoticeKind, NoticeWords>> = {
  'watch.found': async (context) => {
    const { t, read, notice, language } = context;
    const [job, watch] = [await jobCard(read, String(notice.params['job'])), await watchById(read, String(notice.params['watch']))];
    if (job?.standing !== 'open' || !watch || watch.pace === 'paused') return undefined;
    return {
      title: t('watch:alert.title'),
      body: [jobTitle(job, language), ...jobLines(context, job), '', t('watch:alert.because', { query: nameOfWatch(watch, language) })].join('\n'),
      buttons: [
        [goButton(t('find:buttons.apply'), 'apply', [job.id], 'primary'), goButton(t('find:card.open'), 'find.card', [job.id])],
        [goButton(t('watch:buttons.decline'), 'watch.decline', [job.id, watch._id]), stopButton(t, watch._id)],
      ],
    };
  },
  'watch.digest': async (context) => {
    const { t, read, notice } = context;
    const now = read.clock.now();
    const named = String(notice.params['jobs']).split(' ');
    const watches = String(notice.params['watches'] ?? '').split(' '); // in the order of the jobs; notices of before have none
    const jobs = (await findJobs(read, named)).flatMap((job) => cardOf(job, now) ?? []).filter((job) => job.standing === 'open');
    if (jobs.length === 0) return undefined;
    const more = Number(notice.params['count']) - jobs.length;
    const decline = (job: string): Button[] => {
      const watch = watches[named.indexOf(job)];
      return watch === undefined || watch === '' ? [] : [goButton(t('watch:buttons.decline'), 'watch.decline', [job, watch])];
    };
    return {
      title: t('watch:digest.title'),
      body: more > 0 ? t('watch:digest.more', { count: more }) : t('watch:digest.body'),
      cards: jobs.map((job) => ({
        title: jobTitle(job, context.language), lines: jobLines(context, job), buttons: [goButton(t('find:card.open'), 'find.card', [job.id], 'primary'), ...decline(job.id)],
      })),
      buttons: [[goButton(t('watch:title'), 'watch.list')]],
    };
  },
};

function jobLines({ t, language }: NoticeContext, job: JobCard): string[] {
  const place = placeById(job.place);
  return [
    t('find:card.company', { name: job.companyName }),
    t('find:card.pay', { pay: formatPay(job.pay, language) }),
    ...(place ? [t('find:card.place', { place: placeName(place, language) })] : []),
  ];
}
