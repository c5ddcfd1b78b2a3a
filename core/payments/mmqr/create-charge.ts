import type { CreateOutcome, NewCharge } from '../provider.ts';
import { fieldText } from '../wire.ts';
import { callMmqr } from './call.ts';
import type { MmqrParts } from './settings.ts';

/** `create`: a national QR, which every wallet and bank that reads MMQR can pay. Its payload is the issuer's: drawn, not checked. */
export async function createCharge(parts: MmqrParts, charge: NewCharge): Promise<CreateOutcome> {
  const { appId, notifyUrl } = parts.settings;
  const answer = await callMmqr(parts, 'create', charge.chargeId, {
    appId, amount: charge.amount, currency: 'MMK', callbackUrl: notifyUrl, customMessage: charge.title, items: [{ name: charge.title, amount: charge.amount, quantity: 1 }],
  });
  if (answer.kind === 'fail') return { kind: 'refused', code: `HTTP ${answer.status}` };
  if (answer.kind === 'unknown') return answer;
  const { fields } = answer;
  if (fieldText(fields.orderId) !== charge.chargeId) return { kind: 'unknown', reason: 'the answer is about another order' };
  const qr = fieldText(fields.qr);
  const reference = fieldText(fields.vendorQrRefId);
  return qr === '' ? { kind: 'unknown', reason: 'an answer without a QR' } : { kind: 'created', qr, ...(reference && { reference }) };
}
