import { html } from '../core/html.ts';
import { findJob } from '../core/jobs/find-job.ts';
import { formatAgo, formatDateTime } from '../core/language/format-date.ts';
import { findMembers } from '../core/members/find-member.ts';
import type { AuditRow } from '../core/moderation/audit.model.ts';
import { listAudit } from '../core/moderation/list-audit.ts';
import { actWords } from './act-words.ts';
import { explain } from './explain.ts';
import { personName } from './person.ts';
import { page, type Answer, type Visit } from './visit.ts';

const DECISIONS: readonly AuditRow['act'][] = ['job.approve', 'job.reject', 'job.take_down', 'job.hide', 'job.show', 'report.dismiss'];

/** For the one who came second: who decided about this job, and when; or that its employer changed it meanwhile. */
export async function clashPage(visit: Visit, id: string): Promise<Answer> {
  const { t, reader } = visit;
  const job = await findJob(reader, id);
  if (!job) return explain(visit, 'missing', 404);
  const last = (await listAudit(reader, { subject: `job:${id}` })).find(({ act }) => DECISIONS.includes(act));
  const words = job.status === 'pending' || !last ? t('panel:clash.edited') : await whoWasFirst(visit, last);
  const title = t('panel:clash.title');
  return page(title, html`<section class="card empty"><h1>${title}</h1><p><b>${job.title}</b></p><p>${words}</p>
<p class="row"><a class="button primary" href="/admin">${t('panel:clash.toQueue')}</a><a class="button" href="/admin/jobs/${id}">${t('panel:clash.toPost')}</a></p></section>`, 409);
}

async function whoWasFirst(visit: Visit, { by, act, at }: AuditRow): Promise<string> {
  const { t, language, now } = visit;
  const name = personName(visit, by, await findMembers(visit.reader, [by]));
  return t('panel:clash.by', { name, act: t(actWords(act)), ago: formatAgo(at, now, language), time: formatDateTime(at, language) });
}
