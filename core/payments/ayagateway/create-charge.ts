import type { CreateOutcome, NewCharge, PayForm } from '../provider.ts';
import { fieldText, isFields } from '../wire.ts';
import { callAyaGateway, timestampOf } from './call.ts';
import type { AyaGatewayParts } from './settings.ts';
import { checkSum } from './sign.ts';

/**
 * The gateway learns of a payment only from the payer's browser, which posts `payFormOf`. What is asked before is whether the gateway is
 * there and offers our channel (`services`), so that nobody is sent to a page that cannot work.
 */
export async function createCharge(parts: AyaGatewayParts): Promise<CreateOutcome> {
  const { appKey, appSecret, channel, method } = parts.settings;
  const timestamp = timestampOf(parts);
  const answer = await callAyaGateway(parts, 'services', { appKey, timestamp }, [appKey, appSecret, timestamp]);
  if (answer.kind === 'fail') return { kind: 'refused', code: answer.code };
  if (answer.kind === 'unknown') return answer;
  if (!Array.isArray(answer.data)) return { kind: 'unknown', reason: 'services without a list' };
  const offered = answer.data.some((service: unknown) => isFields(service) && fieldText(service.key) === channel
    && Array.isArray(service.methods) && service.methods.some((each: unknown) => fieldText(each) === method));
  return offered ? { kind: 'created' } : { kind: 'refused', code: `${channel}:${method} is not offered` };
}

/** The form of `request`: fourteen fields in the order in which they are signed, then the checksum (payments.md §3A). */
export function payFormOf(parts: AyaGatewayParts, charge: NewCharge): PayForm {
  const { settings } = parts;
  const fields: [string, string][] = [
    ['merchOrderId', charge.chargeId], ['amount', String(charge.amount)], ['appKey', settings.appKey], ['timestamp', timestampOf(parts)],
    ['userRef1', ''], ['userRef2', ''], ['userRef3', ''], ['userRef4', ''], ['userRef5', ''], ['description', charge.title], ['currencyCode', '104'],
    ['channel', settings.channel], ['method', settings.method], ['overrideFrontendRedirectUrl', settings.returnUrl(charge.page)],
  ];
  const sum = checkSum(fields.map(([, value]) => value), settings.appSecret);
  return { action: `${settings.apiUrl}/v1/payment/request`, enctype: 'multipart/form-data', fields: [...fields, ['checkSum', sum]] };
}
