import { z } from 'zod';
import type { Advert, AdvertJob } from '../../core/understanding/advert/advert.ts';
import { JOB_TYPES, isJobType } from '../../core/jobs/job-limits.ts';

const Pay = z.object({ min: z.number().optional(), max: z.number().optional(), period: z.enum(['month', 'day', 'hour']), negotiable: z.boolean() });

/** What a pasted advert tells about one of its jobs, in the form's own shape; what is absent is asked. */
export const AdvertDraft = z.object({
  /** Which of the advert's jobs it is. */
  number: z.number(),
  company: z.string().optional(),
  title: z.object({ text: z.string(), role: z.string().optional(), category: z.string().optional() }).optional(),
  openings: z.number().optional(),
  place: z.string().optional(),
  pay: Pay.optional(),
  type: z.enum(JOB_TYPES).optional(),
  description: z.string().optional(),
  /** The id of the photo under which it was written. */
  photo: z.string().optional(),
  phone: z.string().optional(),
  /** The words of the advert that each field was read from. */
  sources: z.record(z.string(), z.string()),
});

export type AdvertDraft = z.infer<typeof AdvertDraft>;

/** The draft of one job of an advert. */
export function draftOf(advert: Advert, number: number): AdvertDraft | undefined {
  const job: AdvertJob | undefined = advert.jobs[number];
  if (!job) return undefined;
  const { title, role, category, openings, place, pay, type, description, sources } = job;
  const [phone] = advert.phones;
  return {
    number, title: { text: title, ...(role !== undefined && { role }), ...(category !== undefined && { category }) },
    ...(openings !== undefined && { openings }), ...(place !== undefined && { place }), ...(pay && { pay }),
    ...(type !== undefined && isJobType(type) && { type }), ...(description !== undefined && { description }),
    ...(advert.company !== undefined && { company: advert.company }), ...(phone !== undefined && { phone }), sources: { ...sources },
  };
}
