import { ok, refused, type Result } from '../errors.ts';
import type { TransferRefusal } from './refusals.ts';
import { differingField, type TransferBody } from './transfer-request.ts';
import type { Transfer } from './transfer.model.ts';

/** What a caller learns of a transfer that was booked. */
export interface Receipt {
  /** The receipt number. */
  readonly transfer: string;
  readonly at: Date;
  /** True when the key had done it before: nothing moved now. */
  readonly repeated: boolean;
}

/** The first result again, when the body is the same; otherwise the first field that differs. */
export function repeatOf(before: Transfer, body: TransferBody): Result<Receipt, TransferRefusal> {
  const field = differingField(body, before);
  if (field) return refused('same_key_other_body', { field });
  if (before.refusal) return refused(before.refusal.code, before.refusal.params);
  return ok({ transfer: before._id, at: before.at, repeated: true });
}
