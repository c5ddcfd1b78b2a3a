import type { Reader } from '../db/database.ts';
import { Hires, type Hire } from './hire.model.ts';

/** A hire, for one of its two sides; `undefined` for anybody else. */
export async function findMyHire(reader: Reader, { hire, member }: { hire: string; member: string }): Promise<Hire | undefined> {
  return await Hires(reader).findOne({ _id: hire, $or: [{ employer: member }, { member }] }, {}, { session: reader.session }).lean<Hire>() ?? undefined;
}

/** A hire by its id: for notices, the panel and other concepts. */
export async function findHire(reader: Reader, hire: string): Promise<Hire | undefined> {
  return await Hires(reader).findById(hire, {}, { session: reader.session }).lean<Hire>() ?? undefined;
}

/** The hires that a referrer's friends got, by referral. One statement. */
export async function findHiresOf(reader: Reader, { referrals }: { referrals: readonly string[] }): Promise<Map<string, Hire>> {
  const found = await Hires(reader).find({ referral: { $in: [...referrals] } }, {}, { session: reader.session }).lean<Hire[]>();
  return new Map(found.flatMap((hire) => (hire.referral === undefined ? [] : [[hire.referral, hire] as const])));
}
