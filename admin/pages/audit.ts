import { html } from '../../core/html.ts';
import { AUDIT_PAGE, listAudit } from '../../core/moderation/list-audit.ts';
import { auditList } from '../audit-list.ts';
import { emptyState } from '../empty-state.ts';
import { page, type PanelRoute } from '../visit.ts';

/** `/admin/audit`: every act of a moderator, newest first; `?subject=job:ID` narrows it. */
export const auditRoutes: readonly PanelRoute[] = [{
  method: 'GET', path: '/audit', role: 'content',
  run: async (visit) => {
    const { t, query, reader } = visit;
    const { subject } = query;
    const before = new Date(Number(query['before'] ?? Number.NaN));
    const rows = await listAudit(reader, { ...(subject && { subject }), ...(!Number.isNaN(before.getTime()) && { before }) });
    const last = rows.length === AUDIT_PAGE ? rows.at(-1) : undefined;
    const title = subject ? t('panel:audit.of', { subject }) : t('panel:audit.title');
    const older = last && new URLSearchParams({ ...(subject && { subject }), before: String(last.at.getTime()) });
    return page(title, html`<h1>${title}</h1>${subject && html`<p><a href="/admin/audit">${t('panel:audit.all')}</a></p>`}
${rows.length > 0 ? html`<section class="card">${await auditList(visit, rows, { subjects: true })}</section>` : emptyState(t('panel:audit.empty'), t('panel:audit.emptyBody'))}
${older && html`<p><a href="/admin/audit?${older.toString()}">${t('panel:nav.older')}</a></p>`}`);
  },
}];
