import type { Reader, Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { InviteCodes, type InviteCode } from './invite-code.model.ts';

/** 35 bits: it only says whom to thank, so guessing one gains nothing; short, because it stands in links people read out. */
const CODE_LENGTH = 7;

/** The code of a member's personal links, made the first time it is asked for (one statement). */
export async function giveInviteCode(tx: Tx, member: string): Promise<string> {
  const row = await InviteCodes(tx).findOneAndUpdate(
    { member },
    { $setOnInsert: { _id: newId(CODE_LENGTH) } },
    { session: tx.session, upsert: true, returnDocument: 'after' },
  ).lean<InviteCode>();
  return row._id;
}

/** The code, where the member has one already. */
export async function findInviteCode(reader: Reader, member: string): Promise<string | undefined> {
  const row = await InviteCodes(reader).findOne({ member }, {}, { session: reader.session }).lean<InviteCode>();
  return row?._id;
}

/** Whose code this is; `undefined` for one that we never gave. */
export async function ownerOfInviteCode(reader: Reader, code: string): Promise<string | undefined> {
  const row = await InviteCodes(reader).findById(code, {}, { session: reader.session }).lean<InviteCode>();
  return row?.member;
}
