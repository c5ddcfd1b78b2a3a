import type { Reader } from '../db/database.ts';
import { PaymentCallbacks } from './payment-callback.model.ts';

/** A Myanmar number as a value of a message; not a part of a longer number or word. */
const PHONE = /(?<![\dA-Za-z•])(\+?(?:95|0)?9)\d{4,6}(\d{3})(?![\dA-Za-z])/g;
const BATCH = 500;

/**
 * A callback's text with the numbers of payers masked but for their last digits: `09•••123`. What it proves was checked when it came, and its digest is its id.
 * WavePay signs its values without anything between them: there the number stands right behind the charge (payments.md §2.4).
 */
export function maskPhones(content: string, charge: string): string {
  return content.replace(PHONE, '$1•••$2').replace(new RegExp(`(${RegExp.escape(charge)}\\+?(?:95|0)?9)\\d{5}`, 'g'), '$1•••');
}

/** Masks what was stored before numbers were masked. Repeatable. */
export async function maskStoredPhones(reader: Reader): Promise<void> {
  let from = '';
  for (;;) {
    const some = await PaymentCallbacks(reader).find({ _id: { $gt: from } }, { content: 1, charge: 1 }).sort({ _id: 1 }).limit(BATCH).lean<{ _id: string; content: string; charge: string }[]>();
    const last = some.at(-1);
    if (!last) return;
    for (const { _id, content, charge } of some) {
      const masked = maskPhones(content, charge);
      if (masked !== content) await PaymentCallbacks(reader).updateOne({ _id }, { $set: { content: masked } });
    }
    from = last._id;
  }
}
