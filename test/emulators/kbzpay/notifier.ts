import { randomBytes } from 'node:crypto';
import type { Clock } from '../../../core/clock.ts';
import { LATE_MS } from '../payer/pay-order.ts';
import type { Merchant } from './check-request.ts';
import { seconds } from './gateway.ts';
import type { GatewayOrder, Notification, Trouble } from './order.ts';
import { gatewaySign } from './sign.ts';

/** Pauses before the two repeats (payments.md §1.6). */
const REPEATS_MS = [60_000, 600_000];

/** Sends callbacks: once, then at +60 s and +600 s until the body is `success`; redirects are not followed. */
export class Notifier {
  private readonly merchant: Merchant;
  private readonly clock: Clock;
  private readonly trouble: Trouble;
  private readonly open = new Set<{ notice: Notification; url: string }>();

  constructor(merchant: Merchant, clock: Clock, trouble: Trouble) {
    this.merchant = merchant;
    this.clock = clock;
    this.trouble = trouble;
  }

  /** Tells the merchant how an order stands; resolves when the first try has its answer. */
  async notify(order: GatewayOrder): Promise<void> {
    if (this.trouble.neverNotifies) return;
    const notice: Notification = { body: this.bodyOf(order), tries: 0, received: false, dueAt: new Date(this.clock.now().getTime() + (this.trouble.notifiesLate ? LATE_MS : 0)) };
    order.notices.push(notice);
    this.open.add({ notice, url: order.notifyUrl });
    if (this.trouble.notifiesTwice) await this.post(order.notifyUrl, notice.body);
    await this.deliverDue();
  }

  /** Delivers what is due by the clock; `now` delivers every repeat that still waits. */
  async deliverDue(now = false): Promise<void> {
    for (const each of [...this.open]) {
      const { notice, url } = each;
      if (!notice.dueAt || (!now && notice.dueAt > this.clock.now())) continue;
      delete notice.dueAt;
      const pause = REPEATS_MS[notice.tries];
      notice.tries += 1;
      notice.received = await this.post(url, notice.body);
      if (!notice.received && pause !== undefined) notice.dueAt = new Date(this.clock.now().getTime() + pause);
      else this.open.delete(each);
    }
  }

  /** Posts any body as a callback; true when it was received. */
  async post(url: string, body: string): Promise<boolean> {
    try {
      const response = await fetch(url, { method: 'POST', body, redirect: 'manual', headers: { 'content-type': 'application/json' }, signal: AbortSignal.timeout(10_000) });
      return response.status === 200 && (await response.text()).trim().toLowerCase() === 'success';
    } catch {
      return false; // nobody there: that is a callback that was not received
    }
  }

  /** A callback with every documented field, those of MMQR, and one that nobody documented. `change` makes forgeries. */
  bodyOf(order: GatewayOrder, change: Readonly<Record<string, string>> = {}, key = this.merchant.appKey): string {
    const amount = order.paidAmount ?? order.amount;
    const fields: Record<string, string | undefined> = {
      appid: this.merchant.appId, notify_time: seconds(this.clock.now()), merch_code: this.merchant.merchantCode,
      merch_order_id: order.merchOrderId, mm_order_id: order.mmOrderId,
      total_amount: this.trouble.amountStyle === 'decimal' ? `${amount}.00` : amount,
      trans_currency: order.currency, trade_status: order.status, trans_end_time: order.paidAt && seconds(order.paidAt),
      callback_info: order.callbackInfo, nonce_str: randomBytes(16).toString('hex').toUpperCase(),
      mmqr_ref: order.reference, Wallet_identifier: 'KBZPAY', future_field: 'x', ...change,
    };
    const signed = { ...fields, sign_type: 'SHA256', sign: gatewaySign(fields, key) };
    const json = JSON.stringify({ Request: signed });
    return this.trouble.amountStyle === 'string' ? json : json.replace(/"total_amount":"([\d.]+)"/, '"total_amount":$1');
  }
}
