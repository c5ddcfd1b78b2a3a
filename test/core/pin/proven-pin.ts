import type { Reader } from '../../../core/db/database.ts';
import { checkPin } from '../../../core/pin/check-pin.ts';
import { hashPin } from '../../../core/pin/hash-pin.ts';
import type { PinProof } from '../../../core/pin/pin-proof.ts';
import { readPin } from '../../../core/pin/read-pin.ts';
import { setPin } from '../../../core/pin/set-pin.ts';
import { openVault } from '../../../core/vault.ts';
import { newId } from '../../../core/db/new-id.ts';
import { act, must } from '../jobs/sample-job.ts';

export const TEST_VAULT = openVault('a secret key of the tests, 32 characters');
export const TEST_PIN = '481590';
/** A hash that costs next to nothing. */
export const CHEAP = { memory: 64, passes: 1, parallelism: 1 };

/** The member enters their PIN; it is set first where there is none. */
export async function provenPin(reader: Reader, member: string): Promise<PinProof> {
  const { kind } = await readPin(reader, member);
  if (kind === 'missing') {
    const hash = await hashPin(TEST_VAULT, TEST_PIN, CHEAP);
    return must(await act(reader, (tx) => setPin(tx, { member, hash })));
  }
  return must(await checkPin(reader, TEST_VAULT, { member, pin: TEST_PIN, attempt: newId() }));
}
