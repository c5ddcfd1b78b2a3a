import { BOUNTY } from '../../core/bounties/bounty-rules.ts';
import { companyOf } from '../../core/companies/company-of.ts';
import { createCompany } from '../../core/companies/create-company.ts';
import { editJob } from '../../core/jobs/edit-job.ts';
import type { Job } from '../../core/jobs/job.model.ts';
import { submitJob } from '../../core/jobs/submit-job.ts';
import type { Chat } from '../engine/chat.ts';
import { finish, to, type Move } from '../engine/flow.ts';
import { act, answer } from '../engine/steps.ts';
import { memberOf } from '../member-of.ts';
import { afterPost } from '../paste-advert/fill-post.ts';
import { textOf, type PostSlots } from './post-slots.ts';

/** Submits the post, or the changed post, for approval; one with a bounty waits until its money is held. The company is made in the same transaction, the first time. */
export const sendPost = act<PostSlots>(async (chat) => {
  const text = textOf(chat.slots);
  if (!text) return to('preview');
  const employer = memberOf(chat);
  const tx = await chat.tx();
  const { job } = chat.slots;
  if (job !== undefined) {
    return answer(chat, await editJob(tx, { job, employer, text }), {
      ok: (edited: Job) => (edited.status === 'unpaid'
        ? finish(chat.t('bounty:changed'), { to: 'bounty', args: [job] })
        : finish(chat.t('post:resent'), { to: 'myjobs.card', args: [job] })),
      job_not_found: 'errors:not_found', job_in_other_state: 'post:notEditable', ...wrongFields(chat),
    });
  }
  if (chat.slots.company !== undefined && !(await companyOf(tx, employer))) {
    const made = await createCompany(tx, { owner: employer, name: chat.slots.company });
    if (!made.ok) return answer(chat, made, { ok: () => to('preview'), company_exists: () => to('preview'), company_name_length: () => to('company') });
  }
  return answer(chat, await submitJob(tx, { employer, text }), {
    ok: (made: Job) => (made.status === 'unpaid'
      ? finish(chat.t('bounty:written'), { to: 'bounty', args: [made._id] })
      : finish(chat.t('post:sent'), afterPost(chat, made._id))),
    company_missing: () => to('company'), too_many_jobs: 'post:tooMany', ...wrongFields(chat),
  });
});

/** What the last check found leads back to its field; the form has checked the same, so this is rare (a deploy in between). */
function wrongFields(chat: Chat<PostSlots>) {
  const back = (step: 'title' | 'description' | 'openings' | 'category' | 'place' | 'type' | 'pay' | 'bounty') => (): Move => {
    chat.say(chat.t('post:wrong', { field: chat.t(`post:button.${step}`) }));
    return { kind: 'to', step, returnTo: 'preview' };
  };
  return {
    title_length: back('title'), description_length: back('description'), openings_range: back('openings'), category_unknown: back('category'),
    place_unknown: back('place'), type_unknown: back('type'), pay_absurd: back('pay'), bounty_invalid: back('bounty'),
    bounty_openings: (): Move => {
      chat.say(chat.t('bounty:tooMany', { max: BOUNTY.openingsMax }));
      return { kind: 'to', step: 'openings', returnTo: 'preview' };
    },
  };
}
