import { inTransaction } from '../../core/db/database.ts';
import { findJob } from '../../core/jobs/find-job.ts';
import { findMember } from '../../core/members/find-member.ts';
import { revealPhone } from '../../core/moderation/reveal-phone.ts';
import { explain } from '../explain.ts';
import { refusalPage } from '../refusal.ts';
import { page, type PanelRoute } from '../visit.ts';
import { memberPage } from './members.ts';
import { postPage } from './post.ts';

/** Shows a number that the panel masks, on purpose: the audit remembers who looked. */
export const phoneRoutes: readonly PanelRoute[] = [
  {
    method: 'POST', path: '/jobs/:job/phone', role: 'content',
    run: async (visit) => {
      const id = visit.params['job'] ?? '';
      const phone = await inTransaction(visit.reader, (tx) => revealPhone(tx, { by: visit.member._id, of: { job: id } }));
      const job = await findJob(visit.reader, id);
      if (!job) return explain(visit, 'missing', 404);
      return phone.ok ? page(job.title, await postPage(visit, job, phone.value)) : refusalPage(visit, phone, `/admin/jobs/${id}`);
    },
  },
  {
    method: 'POST', path: '/members/:member/phone', role: 'content',
    run: async (visit) => {
      const id = visit.params['member'] ?? '';
      const phone = await inTransaction(visit.reader, (tx) => revealPhone(tx, { by: visit.member._id, of: { member: id } }));
      const member = await findMember(visit.reader, id);
      if (!member) return explain(visit, 'missing', 404);
      return phone.ok ? memberPage(visit, member, phone.value) : refusalPage(visit, phone, `/admin/members/${id}`);
    },
  },
];
