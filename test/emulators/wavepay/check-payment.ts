import { z } from 'zod';
import { gatewayHash } from './hash.ts';

export interface WaveMerchant {
  readonly merchantId: string;
  readonly secret: string;
}

/** payments.md §2.2: all of it is mandatory. */
const payment = z.object({
  time_to_live_in_seconds: z.string().regex(/^\d+$/).refine((text) => Number(text) >= 1 && Number(text) <= 600),
  merchant_id: z.string().min(1), order_id: z.string().min(1), merchant_reference_id: z.string().min(1),
  frontend_result_url: z.url(), backend_result_url: z.url(),
  amount: z.string().regex(/^[1-9]\d*$/), payment_description: z.string().min(1), merchant_name: z.string().min(1),
  items: z.string().transform((text, context) => {
    const parsed = z.array(z.object({ name: z.string(), amount: z.number() })).min(1).safeParse(parseJson(text));
    if (!parsed.success) context.addIssue({ code: 'custom', message: 'items is not a list' });
    return text;
  }),
  hash: z.string().min(1),
});

export type WavePayment = z.infer<typeof payment>;

/** A request that the gateway understood, or the status and body with which it refuses it. */
export type CheckedPayment = { readonly ok: true; readonly payment: WavePayment } | { readonly ok: false; readonly status: number; readonly body: unknown };

export function checkPayment(body: string, contentType: string, merchant: WaveMerchant): CheckedPayment {
  const form = contentType.startsWith('application/x-www-form-urlencoded') ? Object.fromEntries(new URLSearchParams(body)) : {};
  const parsed = payment.safeParse(form);
  if (!parsed.success) return { ok: false, status: 422, body: { errors: z.flattenError(parsed.error).fieldErrors } };
  const { data } = parsed;
  if (data.merchant_id !== merchant.merchantId) return { ok: false, status: 404, body: { message: 'No record found' } };
  const hash = gatewayHash([data.time_to_live_in_seconds, data.merchant_id, data.order_id, data.amount, data.backend_result_url, data.merchant_reference_id], merchant.secret);
  return data.hash.toLowerCase() === hash ? { ok: true, payment: data } : { ok: false, status: 400, body: { message: 'INVALID_HASH' } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // refused by the schema
  }
}
