import { companyOf } from '../../core/companies/company-of.ts';
import { findJob } from '../../core/jobs/find-job.ts';
import { mayDo } from '../../core/jobs/job-status.ts';
import type { Chat } from '../engine/chat.ts';
import { finish, to, type Move, type Step } from '../engine/flow.ts';
import { memberOf } from '../member-of.ts';
import { advertNumber, fillFromAdvert } from '../paste-advert/fill-post.ts';
import { slotsOf, type PostSlots } from './post-slots.ts';

/** Where the form begins: at the company the first time, otherwise at the position; with a job, at the preview of that job; with `advert-N`, at the first thing that the pasted advert does not tell. */
export const beginPost: Step<PostSlots> = { open: true, asks: false, enter: begin };

async function begin(chat: Chat<PostSlots>): Promise<Move> {
  const [id] = chat.args;
  const number = id === undefined ? undefined : advertNumber(id);
  if (number !== undefined && !chat.slots.advert && !(await fillFromAdvert(chat, number))) chat.say(chat.t('paste:gone'));
  if (id !== undefined && number === undefined) return beginEdit(chat, id);
  return to(await companyOf(chat.read, memberOf(chat)) ? 'title' : 'company');
}

async function beginEdit(chat: Chat<PostSlots>, id: string): Promise<Move> {
  const job = await findJob(chat.read, id);
  if (job?.employer !== memberOf(chat)) return finish(chat.t('errors:not_found'));
  if (!mayDo('edit', job.status)) return finish(chat.t('post:notEditable'));
  chat.set(slotsOf(job));
  return to('preview');
}
