import { splitBounty } from '../../core/bounties/bounty-rules.ts';
import { formatKyat } from '../../core/language/format-money.ts';
import { jobCard, type JobCard } from '../../core/jobs/job-card.ts';
import { findInviteCode, giveInviteCode } from '../../core/referrals/give-invite-code.ts';
import type { Chat } from '../engine/chat.ts';
import { finish, type Move } from '../engine/flow.ts';
import { daysWords } from '../bounty/bounty-answers.ts';
import { jobTitle } from '../job-title.ts';
import { memberOf } from '../member-of.ts';
import { backToJob, notFound } from './job-screen.ts';

/** `find.recommend JOB`: the member's personal link to a job, to be sent on. */
export async function recommend(chat: Chat): Promise<Move> {
  const [id = ''] = chat.args;
  const job = await jobCard(chat.read, id);
  if (!job) return finish(notFound(chat));
  const member = memberOf(chat);
  const code = await findInviteCode(chat.read, member) ?? await giveInviteCode(await chat.tx(), member);
  const link = chat.links.jobPage(job.id, code);
  return finish({
    title: chat.t('find:recommend.title'),
    body: [chat.t('find:recommend.body', { title: jobTitle(job, chat.language), link }), ...worthWords(chat, job)].join('\n\n'),
    buttons: [[{ label: chat.t('find:recommend.open'), press: { kind: 'link', url: link } }, backToJob(chat, job.id)]],
  });
}

/** What the member gets if the friend is hired; nothing for one's own job, or where nothing is held. */
function worthWords({ t, language, member }: Chat, { bounty, employer }: JobCard): string[] {
  if (!bounty || employer === member) return [];
  const reward = formatKyat(splitBounty(bounty.amount).reward, language);
  return [bounty.days === 0 ? t('bounty:recommendAtOnce', { reward }) : t('bounty:recommend', { reward, days: daysWords({ t }, bounty.days) })];
}
