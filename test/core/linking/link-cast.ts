import type { Reader } from '../../../core/db/database.ts';
import { confirmLink } from '../../../core/linking/confirm-link.ts';
import { enterCode } from '../../../core/linking/enter-code.ts';
import { Links } from '../../../core/linking/link.model.ts';
import { startLink } from '../../../core/linking/start-link.ts';
import { act, must } from '../jobs/sample-job.ts';

export interface Side { readonly member: string; readonly chat: string }

/** The first chat shows a code and the second types it; the id of the question that the first is now asked. */
export async function askToLink(reader: Reader, first: Side, second: Side): Promise<string> {
  const { code } = must(await act(reader, (tx) => startLink(tx, first)));
  must(await act(reader, (tx) => enterCode(tx, { ...second, code })));
  const link = await Links(reader).findOne({ first: first.member, state: 'entered' }).lean();
  if (!link) throw new Error('the first chat was not asked');
  return link._id;
}

/** Two chats become one person, up to the intent that moves what the second owned; the link's id. */
export async function linkChats(reader: Reader, first: Side, second: Side): Promise<string> {
  const link = await askToLink(reader, first, second);
  must(await act(reader, (tx) => confirmLink(tx, { member: first.member, link })));
  return link;
}
