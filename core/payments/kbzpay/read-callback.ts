import type { CallbackMessage, CallbackReading } from '../provider.ts';
import { digestOf, fieldText } from '../wire.ts';
import { readEnvelope } from './call.ts';
import type { KbzPaySettings } from './settings.ts';
import { signatureHolds, signingContent } from './sign.ts';

/**
 * Proves a callback: the signature holds over whatever keys arrived, numbers taken as they were written, and it is for our
 * application and merchant (payments.md §1.6). What it says happened is not read at all: the query is asked.
 */
export function readCallback(settings: KbzPaySettings, { body }: CallbackMessage): CallbackReading {
  const fields = readEnvelope(body.toString('utf8'), 'Request');
  if (!fields) return { kind: 'malformed' };
  if (!signatureHolds(fields, settings.appKey)) return { kind: 'forged' };
  if (fieldText(fields.appid) !== settings.appId || fieldText(fields.merch_code) !== settings.merchantCode) return { kind: 'forged' };
  const chargeId = fieldText(fields.merch_order_id);
  if (!/^\w{1,40}$/.test(chargeId)) return { kind: 'malformed' };
  const content = signingContent(fields);
  return { kind: 'callback', callback: { chargeId, content, digest: digestOf(content) } };
}
