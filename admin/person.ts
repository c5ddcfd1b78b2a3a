import { html, type Html } from '../core/html.ts';
import type { Member } from '../core/members/member.model.ts';
import type { Visit } from './visit.ts';

/** Who did something, as the audit names them: a member by name with a link, or the rule that stood in. */
export function person({ t }: Visit, by: string, members: ReadonlyMap<string, Member>): Html {
  if (by === 'setting' || by === 'reports') return html`${t(`panel:audit.${by}`)}`;
  const member = members.get(by);
  return html`<a href="/admin/members/${by}">${nameOf(member, by, t)}</a>`;
}

/** The same in plain words, for a sentence. */
export function personName({ t }: Visit, by: string, members: ReadonlyMap<string, Member>): string {
  if (by === 'setting' || by === 'reports') return t(`panel:audit.${by}`);
  return nameOf(members.get(by), by, t);
}

function nameOf(member: Member | undefined, id: string, t: Visit['t']): string {
  if (!member) return id;
  return member.name ?? t('panel:members.unnamed');
}
