import { z } from 'zod';
import { BOUNTY } from '../../core/bounties/bounty-rules.ts';
import { JOB_TYPES } from '../../core/jobs/job-limits.ts';
import { AdvertDraft } from '../paste-advert/advert-draft.ts';
import type { Job, JobText } from '../../core/jobs/job.model.ts';

/** What the form keeps while a job is being written. */
export const PostSlots = z.object({
  /** The job being edited; absent for a new one. */
  job: z.string(),
  /** Asked the first time only. */
  company: z.string(),
  title: z.object({ text: z.string(), role: z.string().optional(), category: z.string().optional() }),
  category: z.string(),
  openings: z.number(),
  place: z.string(),
  pay: z.object({ min: z.number().optional(), max: z.number().optional(), period: z.enum(['month', 'day', 'hour']), negotiable: z.boolean() }),
  type: z.enum(JOB_TYPES),
  description: z.string(),
  /** A kept file's id; null = without. */
  photo: z.string().nullable(),
  phone: z.string(),
  /** Kyat for one person; null = without. */
  bounty: z.number().nullable(),
  bountyDays: z.number(),
  /** What a pasted advert told: answers that need not be asked for. */
  advert: AdvertDraft,
});

export type PostSlots = z.infer<typeof PostSlots>;

/** The slots of a job that is to be edited. */
export function slotsOf(job: Job): Partial<PostSlots> {
  const { title, role, category, openings, place, pay, type, description, photo, contactPhone, bounty } = job;
  return {
    job: job._id, title: { text: title, ...(role && { role }), category }, category, openings, place, pay, type, description,
    photo: photo ?? null, ...(contactPhone && { phone: contactPhone }), bounty: bounty?.amount ?? null, ...(bounty && { bountyDays: bounty.days }),
  };
}

/** The post that complete slots stand for; `undefined` while something is missing. */
export function textOf(slots: Partial<PostSlots>): JobText | undefined {
  const { title, category, openings, place, pay, type, description, photo, phone, bounty, bountyDays = BOUNTY.days.usual } = slots;
  if (!title || !category || !openings || !place || !pay || !type || !description) return undefined;
  return {
    title: title.text, category, openings, place, pay, type, description,
    ...(title.role && { role: title.role }), ...(photo && { photo }), ...(phone && { contactPhone: phone }), ...(bounty && { bounty: { amount: bounty, days: bountyDays } }),
  };
}
