import type { CreateOutcome, NewCharge } from '../provider.ts';
import { fieldText } from '../wire.ts';
import { callKbzPay, newNonce } from './call.ts';
import type { KbzPayParts } from './settings.ts';
import { signatureOf, signingContent } from './sign.ts';

/** `precreate`: PAY_BY_QRCODE gives the payload of a QR, PWAAPP a page that opens KBZPay on the phone (payments.md §1.3, §1.5). */
export async function createCharge(parts: KbzPayParts, charge: NewCharge): Promise<CreateOutcome> {
  const { settings } = parts;
  const answer = await callKbzPay(parts, {
    url: `${settings.apiUrl}/precreate`, method: 'kbz.payment.precreate', version: '1.0',
    head: { notify_url: settings.notifyUrl },
    biz: {
      merch_order_id: charge.chargeId, trade_type: charge.way === 'qr' ? 'PAY_BY_QRCODE' : 'PWAAPP', title: charge.title,
      total_amount: String(charge.amount), trans_currency: 'MMK', timeout_express: `${charge.minutes}m`,
    },
  });
  if (answer.kind === 'fail') return { kind: 'refused', code: answer.code };
  if (answer.kind === 'unknown') return answer;
  const qr = fieldText(answer.fields.qrCode);
  const prepayId = fieldText(answer.fields.prepay_id);
  if (charge.way === 'qr') return qr ? { kind: 'created', qr } : { kind: 'unknown', reason: 'precreate without qrCode' };
  return prepayId ? { kind: 'created', link: appLink(parts, prepayId) } : { kind: 'unknown', reason: 'precreate without prepay_id' };
}

/** The page that hands over to the KBZPay app, signed over exactly its five parameters. */
function appLink({ settings, clock }: KbzPayParts, prepayId: string): string {
  const fields = {
    appid: settings.appId, merch_code: settings.merchantCode, nonce_str: newNonce(), prepay_id: prepayId,
    timestamp: String(Math.floor(clock.now().getTime() / 1000)),
  };
  const content = signingContent(fields);
  return `${settings.pwaUrl}?${content}&sign=${signatureOf(content, settings.appKey)}`;
}
