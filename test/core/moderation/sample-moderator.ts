import type { Reader } from '../../../core/db/database.ts';
import { grantRole } from '../../../core/members/grant-role.ts';
import type { Role } from '../../../core/members/member.model.ts';
import { act, must, sampleMember } from '../jobs/sample-job.ts';

/** A member with a moderator's role; their id. */
export async function sampleModerator(reader: Reader, role: Role): Promise<string> {
  const member = await sampleMember(reader, 'Daw Mya');
  must(await act(reader, (tx) => grantRole(tx, { member, role })));
  return member;
}
