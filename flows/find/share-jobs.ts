import { inTransaction, type Reader } from '../../core/db/database.ts';
import { formatPay } from '../../core/language/format-money.ts';
import type { Language } from '../../core/language/language.ts';
import { translator } from '../../core/language/translate.ts';
import { placeName } from '../../core/places/place-name.ts';
import { placeById } from '../../core/places/place.ts';
import { findInviteCode, giveInviteCode } from '../../core/referrals/give-invite-code.ts';
import { searchJobs } from '../../core/search/search-jobs.ts';
import { understandSentence } from '../../core/search/understand-sentence.ts';
import type { Links } from '../engine/chat.ts';
import { jobTitle } from '../job-title.ts';

/** A job to be shared in any chat: what the sharer chooses from, and what the others read, with the sharer's own link. */
export interface SharedJob {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly text: string;
  readonly button: string;
  readonly url: string;
}

/** Who shares: somebody who has not joined shares without a link of their own. */
export interface Sharer {
  readonly language: Language;
  readonly member?: string | undefined;
}

const SHOWN = 10;
const TEXT_MAX = 256;

/** The jobs that answer what somebody types behind the bot's name in another chat (Telegram's inline mode); the newest for nothing typed. */
export async function shareJobs({ read, links }: { read: Reader; links: Links }, { language, member }: Sharer, typed: string): Promise<SharedJob[]> {
  const { jobs } = await searchJobs(read, understandSentence(typed.slice(0, TEXT_MAX)), { page: 0, size: SHOWN });
  const code = member === undefined || jobs.length === 0 ? undefined : await findInviteCode(read, member) ?? await inTransaction(read, (tx) => giveInviteCode(tx, member));
  const t = translator(language);
  return jobs.map((job) => {
    const place = placeById(job.place);
    const title = jobTitle(job, language);
    const lines = [
      t('find:card.company', { name: job.companyName }), t('find:card.pay', { pay: formatPay(job.pay, language) }),
      ...(place ? [t('find:card.place', { place: placeName(place, language) })] : []),
    ];
    return { id: job.id, title, description: lines.slice(1).join(' · '), text: [title, ...lines].join('\n'), button: t('find:share.open'), url: links.jobPage(job.id, code) };
  });
}
