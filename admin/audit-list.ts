import { html, type Html } from '../core/html.ts';
import { formatDateTime } from '../core/language/format-date.ts';
import { isTextKey } from '../core/language/translate.ts';
import { findMembers } from '../core/members/find-member.ts';
import type { AuditRow } from '../core/moderation/audit.model.ts';
import { actWords } from './act-words.ts';
import { person } from './person.ts';
import type { Visit } from './visit.ts';

/** Acts of moderators, newest first: when, who, what, to what, and why. */
export async function auditList(visit: Visit, rows: readonly AuditRow[], options: { subjects: boolean }): Promise<Html> {
  const { t, language } = visit;
  const members = await findMembers(visit.reader, rows.map(({ by }) => by));
  return html`<ul class="plain">${rows.map((row) => html`<li>${person(visit, row.by, members)} ${t(actWords(row.act))}${options.subjects && html` · ${subject(row.subject)}`}
${change(visit, row)}<div class="small muted"><time datetime="${row.at.toISOString()}">${formatDateTime(row.at, language)}</time></div></li>`)}</ul>`;
}

/** A link to what an act was done to: `job:ID`, `member:ID`, `payment:ID`. */
function subject(text: string): Html {
  const [kind = '', id = ''] = text.split(':');
  if (kind === 'job') return html`<a href="/admin/jobs/${id}">${text}</a>`;
  if (kind === 'member') return html`<a href="/admin/members/${id}">${text}</a>`;
  return html`${text}`;
}

function change({ t }: Visit, { before, after, reason }: AuditRow): Html | undefined {
  const key = `moderation:reason.${reason ?? ''}`;
  const why = reason && (isTextKey(key) ? t(key) : reason);
  const moved = before !== undefined && after !== undefined ? t('panel:audit.change', { before, after }) : after ?? before;
  if (!why && moved === undefined) return undefined;
  return html`<div class="small">${moved !== undefined && html`<span class="tag">${moved}</span> `}${why && t('panel:audit.reason', { reason: why })}</div>`;
}
