import { splitBounty } from '../bounties/bounty-rules.ts';
import { cardOf, type JobCard } from '../jobs/job-card.ts';
import type { Job } from '../jobs/job.model.ts';
import { formatKyat, formatPay } from '../language/format-money.ts';
import type { Locale } from '../language/language.ts';
import { translator } from '../language/translate.ts';
import { placeNameLong } from '../places/place-name.ts';
import { placeById } from '../places/place.ts';
import { cutText } from '../text/cut-text.ts';
import { roleName, typeName } from '../vocabulary/name-term.ts';
import type { AnnouncementLinks, AnnouncementPost } from './announcement-channel.ts';

/** Code points of the employer's description that the post quotes; the rest is read in the chat. */
const QUOTE_MAX = 400;
const LOCALES: readonly Locale[] = ['my', 'en'];

/**
 * A job as its channel post shows it now: Burmese, then English, well under Telegram's 4,096 UTF-16 units. Open jobs have buttons, closed ones one
 * line that says so; of a job that the public may not see nothing is told but that it is gone.
 */
export function drawAnnouncement(job: Job | undefined, now: Date, linksOf: AnnouncementLinks): AnnouncementPost {
  const card = job && cardOf(job, now);
  if (!card) return { text: inBoth((locale) => translator(locale)('announce:closed.gone')), buttons: [] };
  const { standing } = card;
  if (standing !== 'open') return { text: inBoth((locale) => closedLine(card, standing, locale)), buttons: [] };
  const blocks = [openBlock(card, 'my'), openBlock(card, 'en'), cutText(card.description, QUOTE_MAX, 'codePoints')];
  return { text: blocks.join('\n\n'), buttons: buttonsOf(linksOf(card.id)) };
}

function inBoth(line: (locale: Locale) => string): string {
  return LOCALES.map(line).join('\n');
}

function closedLine(card: JobCard, standing: Exclude<JobCard['standing'], 'open'>, locale: Locale): string {
  return translator(locale)(`announce:closed.${standing}`, { title: titleOf(card, locale), company: card.companyName });
}

function openBlock(card: JobCard, locale: Locale): string {
  const t = translator(locale);
  const place = placeById(card.place);
  return [
    t('announce:new', { title: titleOf(card, locale) }),
    t('announce:company', { company: card.companyName }),
    t('announce:place', { place: place ? placeNameLong(place, locale) : card.place }),
    t('announce:pay', { pay: formatPay(card.pay, locale) }),
    t('announce:openings', { count: card.openings, type: typeName(card.type, locale) }),
    ...(card.bounty ? [t('announce:bounty', { reward: formatKyat(splitBounty(card.bounty.amount).reward, locale) })] : []),
  ].join('\n');
}

/** The role's name in the reader's language; beside it what the employer wrote, when that says more. */
function titleOf(card: JobCard, locale: Locale): string {
  if (!card.role) return card.title;
  const names = [roleName(card.role, 'my'), roleName(card.role, 'en')];
  const name = roleName(card.role, locale);
  return names.some((known) => known.toLowerCase() === card.title.toLowerCase()) ? name : `${name} (${card.title})`;
}

function buttonsOf(links: ReturnType<AnnouncementLinks>): AnnouncementPost['buttons'] {
  const label = (chat: 'telegram' | 'viber') => translator('my')(`announce:button.${chat}`);
  return [
    ...(links.telegram ? [[{ label: label('telegram'), url: links.telegram }]] : []),
    ...(links.viber ? [[{ label: label('viber'), url: links.viber }]] : []),
  ];
}
