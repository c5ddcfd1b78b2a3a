import { z } from 'zod';
import { gatewaySign } from './sign.ts';

export interface Merchant {
  readonly appId: string;
  readonly merchantCode: string;
  readonly appKey: string;
}

/** A request that the gateway understood, or the code with which it refuses it. */
export type Checked =
  | { readonly ok: true; readonly head: Readonly<Record<string, string>>; readonly biz: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly code: string; readonly msg: string };

const text = z.record(z.string(), z.string());
const envelope = z.object({
  Request: z.object({
    timestamp: z.string().regex(/^\d{10,13}$/), method: z.string(), nonce_str: z.string().regex(/^[A-Za-z0-9]{1,32}$/),
    sign_type: z.literal('SHA256'), sign: z.string(), version: z.enum(['1.0', '3.0']),
    notify_url: z.string().max(512).regex(/^https?:\/\/[^?#]+$/).optional(),
    biz_content: text,
  }),
});

/** payments.md §1.2–1.3: envelope, signature, merchant, method. The version is not insisted on: sources differ. */
export function checkRequest(body: string, method: string, merchant: Merchant): Checked {
  const parsed = envelope.safeParse(parseJson(body));
  if (!parsed.success) return fail('AOP04502', `bad request: ${parsed.error.issues[0]?.path.join('.') ?? ''}`); // code: [1]
  const { biz_content: biz, ...head } = parsed.data.Request;
  const all = { ...head, ...biz };
  if (biz.appid !== merchant.appId || biz.merch_code !== merchant.merchantCode) return fail('ATHENTICATION_FAIL', 'merchant authentication failed');
  if (head.sign.toUpperCase() !== gatewaySign(all, merchant.appKey)) return fail('AOP04502', 'bad signature'); // code: [1]
  if (head.method !== method) return fail('AOP04502', 'wrong method'); // [inf]
  return { ok: true, head: definedOnly(head), biz };
}

const newOrder = z.object({
  appid: z.string(), merch_code: z.string(),
  merch_order_id: z.string().regex(/^[A-Za-z0-9_]{1,40}$/),
  trade_type: z.enum(['PWAAPP', 'PAY_BY_QRCODE', 'APP', 'APPH5', 'MINIAPP', 'MICROPAY', 'QRCODE_H5']),
  total_amount: z.string().regex(/^\d{1,12}(\.\d{1,2})?$/).refine((amount) => Number(amount) > 0),
  trans_currency: z.literal('MMK'),
  title: z.string().max(256).default(''),
  timeout_express: z.string().regex(/^([1-9]|[1-9]\d|1[01]\d|120)m$/).default('120m'),
  callback_info: z.string().max(512).default(''),
});

/** precreate's own fields; the notify_url stands in the head. */
export function checkNewOrder(checked: Checked & { ok: true }) {
  const parsed = newOrder.safeParse(checked.biz);
  if (!parsed.success) return fail('AOP04502', `bad field: ${parsed.error.issues[0]?.path.join('.') ?? ''}`);
  if (!checked.head.notify_url) return fail('AOP04502', 'bad field: notify_url');
  return { ok: true, order: parsed.data, notifyUrl: checked.head.notify_url } as const;
}

function fail(code: string, msg: string) {
  return { ok: false, code, msg } as const;
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined; // refused as a bad request by the schema
  }
}

function definedOnly(fields: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
}
