import type { CallbackMessage, CallbackReading } from '../provider.ts';
import { digestOf, readFields } from '../wire.ts';
import { readPayload } from './payload.ts';
import type { AyaGatewaySettings } from './settings.ts';
import { payloadValues } from './sign.ts';

/** Proves a callback, which arrives as JSON or as a form, by the checksum of its payload. What it says is asked of `enquiry`. */
export function readCallback(settings: AyaGatewaySettings, { body }: CallbackMessage): CallbackReading {
  const text = body.toString('utf8');
  const triple = readFields(text) ?? Object.fromEntries(new URLSearchParams(text));
  const payload = readPayload(triple, settings.appSecret);
  if (payload.kind !== 'payload') return { kind: payload.kind };
  const content = payloadValues(payload.fields).join(':');
  return { kind: 'callback', callback: { chargeId: payload.chargeId, content, digest: digestOf(content) } };
}
