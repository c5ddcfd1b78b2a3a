import { request } from 'node:https';
import type { NewRefund, RefundOutcome } from '../provider.ts';
import { ANSWER_BYTES_MAX, ANSWER_WAIT_MS, fieldText, isFields, readKyat, type Fields } from '../wire.ts';
import { callKbzPay, type Answer } from './call.ts';
import type { KbzPayParts, KbzPayRefundSettings } from './settings.ts';

/** payments.md §1.3 */
const STATUS: Readonly<Record<string, 'refunded' | 'pending' | 'failed'>> = {
  REFUND_SUCCESS: 'refunded', REFUND_DUPLICATED: 'refunded', REFUNDING: 'pending', REFUND_FAILED: 'failed',
};

/**
 * `refund`: over mutual TLS with the certificate that KBZ issued. The refund's own id makes a repeated request the same refund
 * (REFUND_DUPLICATED); what the answer does not prove is asked of `queryRefund`.
 */
export async function refundCharge(parts: KbzPayParts, refund: NewRefund): Promise<RefundOutcome> {
  const { refund: tls } = parts.settings;
  if (!tls) return { kind: 'unsupported' };
  return readRefund(await callKbzPay(parts, {
    url: tls.url, method: 'kbz.payment.refund', version: '1.0', post: (url, body) => postWithCertificate(tls, url, body),
    biz: {
      merch_order_id: refund.chargeId, refund_request_no: refund.refundId, refund_amount: String(refund.amount), refund_reason: refund.reason,
      ...(refund.amount === refund.paid && { is_last_refund: 'Y' }),
    },
  }), refund);
}

/**
 * `queryrefund`: how the refund stands. Its list is not signed and only one source shows it (payments.md §1.3), so what it does not say
 * plainly is unknown; asking for the refund again under the same id is safe.
 */
export async function queryRefund(parts: KbzPayParts, refund: NewRefund): Promise<RefundOutcome> {
  const { settings } = parts;
  if (!settings.refund) return { kind: 'unsupported' };
  const answer = await callKbzPay(parts, {
    url: `${settings.apiUrl}/queryrefund`, method: 'kbz.payment.queryrefund', version: '1.0',
    biz: { merch_order_id: refund.chargeId, refund_request_no: refund.refundId },
  });
  if (answer.kind === 'unknown') return answer;
  if (answer.kind === 'fail') return { kind: 'unknown', reason: `gateway: ${answer.code}` };
  const list: unknown = answer.fields.refund_info;
  const found = Array.isArray(list) ? list.filter(isFields).find((each) => fieldText(each.refund_request_no) === refund.refundId) : undefined;
  return found ? readStatus(found, refund) : { kind: 'unknown', reason: 'the gateway does not name the refund' };
}

function readRefund(answer: Answer, refund: NewRefund): RefundOutcome {
  if (answer.kind === 'unknown') return answer;
  if (answer.kind === 'fail') return { kind: 'refused', code: answer.code };
  if (fieldText(answer.fields.merch_order_id) !== refund.chargeId) return { kind: 'unknown', reason: 'the answer is about another order' };
  return readStatus(answer.fields, refund);
}

function readStatus(fields: Fields, refund: NewRefund): RefundOutcome {
  const status = STATUS[fieldText(fields.refund_status).trim()];
  if (status === undefined) return { kind: 'unknown', reason: 'a refund_status that we do not know' };
  if (status === 'failed') return { kind: 'refused', code: 'REFUND_FAILED' };
  if (status === 'pending') return { kind: 'pending' };
  const amount = fieldText(fields.refund_amount).trim();
  if (amount !== '' && readKyat(amount) !== refund.amount) return { kind: 'unknown', reason: 'another amount went back' };
  const transaction = fieldText(fields.refund_order_id);
  return { kind: 'refunded', ...(transaction && { transaction }) };
}

/** fetch cannot carry a client certificate; this can. Rejects where fetch would. */
async function postWithCertificate(tls: KbzPayRefundSettings, url: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request(url, {
      method: 'POST', headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }, agent: false,
      cert: tls.certificate, key: tls.key, signal: AbortSignal.timeout(ANSWER_WAIT_MS),
      ...(tls.passphrase !== undefined && { passphrase: tls.passphrase }), ...(tls.authority !== undefined && { ca: tls.authority }),
    }, (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        chunks.push(chunk);
        if (size > ANSWER_BYTES_MAX) response.destroy(new RangeError('the answer is too long'));
      });
      response.on('error', reject);
      response.on('end', () => { resolve(Buffer.concat(chunks).toString('utf8')); });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
