import type { CreateOutcome, NewCharge } from '../provider.ts';
import { askWire, fieldText, noAnswer, readFields, type WireAnswer } from '../wire.ts';
import type { WavePaySettings } from './settings.ts';
import { requestContent, waveHash } from './sign.ts';

/** What the gateway says no with (payments.md §2.2): asking again changes nothing. 409 is not among them, for every try has its own id. */
const REFUSED = new Set([400, 404, 422]);

/** `POST /payment`, form-encoded: an encrypted transaction id, with which the payer's page is opened. */
export async function createCharge(settings: WavePaySettings, charge: NewCharge): Promise<CreateOutcome> {
  const fields = {
    time_to_live_in_seconds: String(charge.minutes * 60), merchant_id: settings.merchantId, order_id: charge.chargeId,
    merchant_reference_id: charge.chargeId, frontend_result_url: settings.returnUrl(charge.page), backend_result_url: settings.notifyUrl,
    amount: String(charge.amount), payment_description: charge.title, merchant_name: settings.merchantName,
    items: JSON.stringify([{ name: charge.title, amount: charge.amount }]),
  };
  const body = new URLSearchParams({ ...fields, hash: waveHash(requestContent(fields), settings.secret) }).toString();
  try {
    const answer = await askWire(`${settings.apiUrl}/payment`, {
      method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    });
    return readAnswer(settings, answer);
  } catch (error) {
    return { kind: 'unknown', reason: noAnswer(error) };
  }
}

function readAnswer(settings: WavePaySettings, { status, text }: WireAnswer): CreateOutcome {
  const fields = readFields(text);
  if (!fields) return { kind: 'unknown', reason: `HTTP ${status}, not an answer of the gateway` };
  const transaction = fieldText(fields.transaction_id);
  if (status === 200 && transaction !== '') return { kind: 'created', link: `${settings.pageUrl}/authenticate?transaction_id=${encodeURIComponent(transaction)}` };
  if (REFUSED.has(status)) return { kind: 'refused', code: fieldText(fields.message) || `HTTP ${status}` };
  return { kind: 'unknown', reason: `gateway: HTTP ${status}` };
}
