import { randomBytes, randomInt } from 'node:crypto';
import type { Clock } from '../../../core/clock.ts';
import { checkNewOrder, checkRequest, type Merchant } from './check-request.ts';
import { emulatedQr } from './mmqr.ts';
import type { GatewayOrder, Refund, TradeStatus, Trouble } from './order.ts';
import { gatewaySign } from './sign.ts';

/** The endpoints of the emulated gateway over its orders: text in, text out (HTTP is always 200, payments.md §1.2). */
export class Gateway {
  readonly orders = new Map<string, GatewayOrder>();
  private readonly merchant: Merchant;
  private readonly clock: Clock;
  private readonly trouble: Trouble;

  constructor(merchant: Merchant, clock: Clock, trouble: Trouble) {
    this.merchant = merchant;
    this.clock = clock;
    this.trouble = trouble;
  }

  /** The answer to a POST at `/precreate`, `/queryorder` or `/closeorder`; `undefined` for another path. */
  answer(path: string, body: string): string | undefined {
    const checked = checkRequest(body, `kbz.payment.${path.slice(1)}`, this.merchant);
    if (!['/precreate', '/queryorder', '/closeorder', '/queryrefund', '/refund'].includes(path)) return undefined;
    if (!checked.ok) return this.failed(checked.code, checked.msg);
    if (path === '/precreate') return this.precreate(checked);
    const order = this.find(checked.biz.merch_order_id ?? '');
    if (!order) return this.failed('QUERYORDER_FAIL', 'order does not exist');
    if (path === '/queryrefund') return this.queryRefund(order);
    if (path === '/refund') return this.refund(order, checked.biz);
    return path === '/queryorder' ? this.query(order) : this.close(order);
  }

  /** An order as it stands now: what was not paid in time has expired. */
  find(merchOrderId: string): GatewayOrder | undefined {
    const order = this.orders.get(merchOrderId);
    if (order?.status === 'WAIT_PAY' && order.expiresAt <= this.clock.now()) order.status = 'ORDER_EXPIRED';
    return order;
  }

  private precreate(checked: Parameters<typeof checkNewOrder>[0]): string {
    const wanted = checkNewOrder(checked);
    if (!wanted.ok) return this.failed(wanted.code, wanted.msg);
    if (this.trouble.refusesOrders) return this.failed('AOP04502', 'refused, as the trouble drawer wants');
    const { order: biz, notifyUrl } = wanted;
    if (this.orders.has(biz.merch_order_id)) return this.failed('ORDER_ID_USED', 'merch_order_id was used before'); // code: [1], unverified
    const now = this.clock.now();
    const reference = randomBytes(10).toString('hex').toUpperCase();
    const order: GatewayOrder = {
      merchOrderId: biz.merch_order_id, tradeType: biz.trade_type, title: biz.title, amount: biz.total_amount, currency: biz.trans_currency,
      notifyUrl, callbackInfo: biz.callback_info, prepayId: `KBZ00${randomBytes(21).toString('hex').slice(0, 41)}`, reference,
      createdAt: now, expiresAt: new Date(now.getTime() + Number.parseInt(biz.timeout_express, 10) * 60_000), status: 'WAIT_PAY', notices: [], refunds: [],
      ...(biz.trade_type === 'PAY_BY_QRCODE' && { qrCode: emulatedQr(biz.total_amount, reference) }),
    };
    this.orders.set(order.merchOrderId, order);
    const signed = { prepay_id: order.prepayId, merch_order_id: order.merchOrderId };
    if (!order.qrCode) return this.succeeded(signed);
    return this.trouble.signsQrCode ? this.succeeded({ ...signed, qrCode: order.qrCode }) : this.succeeded(signed, { qrCode: order.qrCode });
  }

  private query(order: GatewayOrder): string {
    const paid = order.paidAt ? { pay_success_time: seconds(order.paidAt), mm_order_id: order.mmOrderId, Wallet_identifier: 'KBZPAY' } : {};
    return this.succeeded({
      merch_order_id: order.merchOrderId, total_amount: order.paidAmount ?? order.amount, trans_currency: order.currency,
      trade_status: `${this.trouble.spaceBeforeStatus ? ' ' : ''}${order.status}`, settlement_note: 'a field of tomorrow', ...paid,
    }, { refund_info: [] });
  }

  private close(order: GatewayOrder): string {
    if (order.status === 'ORDER_CLOSED') return this.failed('ORDER_ALREADY_CLOSED', 'order is closed');
    if (order.status === 'PAY_SUCCESS' || order.status === 'PAYING') return this.failed('AOP03028', 'close failed'); // [inf] for a paid order
    order.status = 'ORDER_CLOSED';
    return this.succeeded({ merch_order_id: order.merchOrderId });
  }

  /** Served on the port that wants a certificate. One request number is one refund, however often it comes. */
  private refund(order: GatewayOrder, biz: Readonly<Record<string, string>>): string {
    const { refund_request_no: requestNo = '', refund_amount: amount = order.amount } = biz;
    const before = order.refunds.find((each) => each.requestNo === requestNo);
    if (before) return this.succeeded({ ...this.refundFields(order, before), refund_status: 'REFUND_DUPLICATED' });
    const back = order.refunds.reduce((sum, each) => sum + each.amount, Number(amount));
    const fits = order.status === 'PAY_SUCCESS' && /^\d+$/.test(amount) && Number(amount) > 0 && back <= Number(order.paidAmount ?? order.amount) && requestNo !== '';
    if (!fits || this.trouble.refusesRefunds) return this.failed('REFUND_FAIL', 'the order cannot be refunded'); // code: [inf]
    const refund = { requestNo, amount: Number(amount), orderId: randomInt(10 ** 12).toString(), status: this.trouble.refundsSlowly ? 'REFUNDING' : 'REFUND_SUCCESS' } as const;
    order.refunds.push(refund);
    return this.succeeded(this.refundFields(order, refund));
  }

  /** `refund_info` is a list, so it is not signed. Its fields: [inf]. */
  private queryRefund(order: GatewayOrder): string {
    const refund_info = order.refunds.map((refund) => this.refundFields(order, refund));
    const finished = order.refunds.every(({ status }) => status === 'REFUND_SUCCESS') ? 'Y' : 'N';
    for (const refund of order.refunds) refund.status = 'REFUND_SUCCESS'; // it is done by the next time
    return this.succeeded({ merch_order_id: order.merchOrderId, refund_finished: finished }, { refund_info });
  }

  private refundFields(order: GatewayOrder, refund: Refund): Record<string, string | undefined> {
    return {
      merch_order_id: order.merchOrderId, merch_code: this.merchant.merchantCode, trans_order_id: order.mmOrderId, refund_request_no: refund.requestNo,
      refund_status: refund.status, refund_order_id: refund.orderId, refund_amount: String(refund.amount), refund_currency: 'MMK', refund_time: seconds(this.clock.now()),
    };
  }

  /** The payer's act, from the pay page or a test. */
  pay(order: GatewayOrder, status: TradeStatus, paidAmount?: string): void {
    order.status = status;
    if (status !== 'PAY_SUCCESS') return;
    order.paidAt = this.clock.now();
    order.mmOrderId = `0100379${randomInt(10 ** 12).toString().padStart(13, '0')}`;
    if (paidAmount !== undefined) order.paidAmount = paidAmount;
  }

  private succeeded(fields: Readonly<Record<string, string | undefined>>, unsigned: Readonly<Record<string, unknown>> = {}): string {
    return this.signed({ result: 'SUCCESS', code: '0', msg: 'success', ...fields }, unsigned);
  }

  private failed(code: string, msg: string): string {
    return this.signed({ result: 'FAIL', code, msg }, {});
  }

  private signed(fields: Readonly<Record<string, string | undefined>>, unsigned: Readonly<Record<string, unknown>>): string {
    const all = { ...fields, nonce_str: randomBytes(16).toString('hex').toUpperCase() };
    return JSON.stringify({ Response: { ...all, ...unsigned, sign_type: 'SHA256', sign: gatewaySign(all, this.merchant.appKey) } });
  }
}

export function seconds(at: Date): string {
  return String(Math.floor(at.getTime() / 1000));
}
