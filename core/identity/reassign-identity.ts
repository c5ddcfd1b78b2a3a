import type { Tx } from '../db/database.ts';
import { planIntent } from '../intents/plan-intent.ts';
import { IdentityChecks, type IdentityCheck } from './identity.model.ts';

/** Two members became one: what was accepted stays so; of two checks the one that got further is kept, the other's photo deleted. Doing it again changes nothing. */
export async function reassignIdentity(tx: Tx, from: string, to: string): Promise<void> {
  const moved = await IdentityChecks(tx).findOne({ member: from, live: true }, {}, { session: tx.session }).lean<IdentityCheck>();
  const kept = await IdentityChecks(tx).findOne({ member: to, live: true }, {}, { session: tx.session }).lean<IdentityCheck>();
  const less = moved && kept ? (moved.state === 'accepted' && kept.state !== 'accepted' ? kept : moved) : undefined;
  if (less) {
    await IdentityChecks(tx).updateOne({ _id: less._id }, { $set: { state: less.state === 'accepted' ? 'accepted' : 'lost' }, $unset: { live: 1, key: 1, mime: 1, source: 1 } }, { session: tx.session });
    if (less.key !== undefined) await planIntent(tx, { id: `identity:${less._id}:erase`, kind: 'identity.erase', payload: { key: less.key } });
  }
  await IdentityChecks(tx).updateMany({ member: from }, { $set: { member: to } }, { session: tx.session });
}
