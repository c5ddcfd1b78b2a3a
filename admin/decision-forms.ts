import { html, type Html } from '../core/html.ts';
import type { Job } from '../core/jobs/job.model.ts';
import { mayDo } from '../core/jobs/job-status.ts';
import { token } from './layout.ts';
import { reasonFields, sureField } from './reason-fields.ts';
import type { Visit } from './visit.ts';

/** The acts that a job's state allows. Approving and rejecting carry the revision that is on the screen: of two tabs one wins. */
export function decisionForms(visit: Visit, job: Job): Html | undefined {
  const { t } = visit;
  const action = `/admin/jobs/${job._id}`;
  const pending = mayDo('approve', job.status);
  if (!pending && !job.hidden && !mayDo('takeDown', job.status)) return undefined;
  const looked = html`${token(visit)}<input type="hidden" name="revision" value="${job.revision}">`;
  return html`<section class="card"><h2>${t('panel:decide.title')}</h2>
${pending && html`<form class="stack" method="post" action="${action}/approve">${looked}<button class="primary">✓ ${t('panel:decide.approve')}</button><p class="small muted">${t('panel:decide.approveNote')}</p></form>
<details open><summary>${t('panel:decide.reject')}</summary><form class="stack" method="post" action="${action}/reject">${looked}${reasonFields(visit)}
<button class="danger">✕ ${t('panel:decide.reject')}</button><p class="small muted">${t('panel:decide.rejectNote')}</p></form></details>`}
${job.hidden && html`<p class="note">${t('panel:decide.hidden')}</p><form method="post" action="${action}/show">${token(visit)}<button>${t('panel:decide.show')}</button></form>`}
${!pending && mayDo('takeDown', job.status) && html`<details><summary>${t('panel:decide.takeDown')}</summary><form class="stack" method="post" action="${action}/take-down">${token(visit)}${reasonFields(visit)}${sureField(visit)}
<button class="danger">${t('panel:decide.takeDown')}</button><p class="small muted">${t('panel:decide.takeDownNote')}</p></form></details>`}</section>`;
}
