import type { ChargeStatus, KnownCharge, QueryOutcome } from '../provider.ts';
import { fieldText, readKyat } from '../wire.ts';
import { callAyaGateway, timestampOf } from './call.ts';
import { readPayload } from './payload.ts';
import type { AyaGatewayParts } from './settings.ts';

/** payments.md §3A, from one source. */
const STATUS: Readonly<Record<string, ChargeStatus>> = { '00': 'paid', '01': 'pending', '02': 'failed', '03': 'failed', '04': 'expired' };
/** "Transaction not found": also while the payer has not opened the gateway's page. */
const NOT_FOUND = '20';

/** `enquiry`: what the gateway knows of a charge. */
export async function queryCharge(parts: AyaGatewayParts, { chargeId }: KnownCharge): Promise<QueryOutcome> {
  const { appKey, appSecret } = parts.settings;
  const timestamp = timestampOf(parts);
  const answer = await callAyaGateway(parts, 'enquiry', { merchOrderId: chargeId, appKey, timestamp }, [chargeId, timestamp, appKey]);
  if (answer.kind === 'unknown') return answer;
  if (answer.kind === 'fail') return answer.code === NOT_FOUND ? { kind: 'missing' } : { kind: 'unknown', reason: `gateway: ${answer.code}` };
  const payload = readPayload(answer.data, appSecret);
  if (payload.kind !== 'payload') return { kind: 'unknown', reason: `the payload is ${payload.kind}` };
  if (payload.chargeId !== chargeId) return { kind: 'unknown', reason: 'the answer is about another order' };
  const { fields } = payload;
  const status = STATUS[fieldText(fields.statusCode).trim()];
  if (!status) return { kind: 'unknown', reason: 'a statusCode that we do not know' };
  const amountText = fieldText(fields.amount).trim();
  if (status === 'paid' && amountText === '') return { kind: 'unknown', reason: 'paid, but the amount is missing' };
  const amount = readKyat(amountText);
  const transaction = fieldText(fields.tranId);
  return { kind: 'found', status, amountText, currency: currencyOf(fields.currencyCode ?? fields.currenyCode), ...(amount !== undefined && { amount }), ...(transaction && { transaction }) };
}

/** ISO 4217 number 104 is the kyat. */
function currencyOf(code: unknown): string {
  const text = fieldText(code).trim();
  return text === '104' ? 'MMK' : text;
}
