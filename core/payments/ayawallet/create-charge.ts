import { MINUTE } from '../../clock.ts';
import type { CreateOutcome, NewCharge } from '../provider.ts';
import { fieldText, isFields } from '../wire.ts';
import type { Session } from './session.ts';
import type { AyaWalletParts } from './settings.ts';

/**
 * `v2/requestQRPayment`: a QR that AYA Pay reads, and with MMQR every other app too. AYA's own payload is not strict EMVCo (payments.md
 * §3B): it is drawn as it came, never checked.
 */
export async function createCharge(session: Session, { settings, clock }: AyaWalletParts, charge: NewCharge): Promise<CreateOutcome> {
  const answer = await session('v2/requestQRPayment', {
    amount: String(charge.amount), currency: 'MMK', externalTransactionId: charge.chargeId, externalAdditionalData: charge.title,
    serviceCode: settings.serviceCode, MMQR: 'true', timelimit: String(charge.minutes),
  });
  if (answer.kind === 'fail') return { kind: 'refused', code: answer.code };
  if (answer.kind === 'unknown') return answer;
  const data = isFields(answer.fields.data) ? answer.fields.data : {};
  if (fieldText(data.externalTransactionId) !== charge.chargeId) return { kind: 'unknown', reason: 'the answer is about another order' };
  const qr = fieldText(data.mmqrdata) || fieldText(data.qrdata);
  const reference = fieldText(data.referenceNumber);
  if (qr === '') return { kind: 'unknown', reason: 'an answer without a QR' };
  const expiresAt = new Date(fieldText(data.expiredAt));
  const minutes = (expiresAt.getTime() - clock.now().getTime()) / MINUTE;
  const believable = minutes >= 1 && minutes <= charge.minutes; // a time without its zone, or another clock, would end the order at once
  return { kind: 'created', qr, ...(reference && { reference }), ...(believable && { expiresAt }) };
}
