import { randomBytes, randomInt } from 'node:crypto';
import { systemClock, type Clock } from '../../../core/clock.ts';
import { emulatedQr, referenceOf } from '../kbzpay/mmqr.ts';
import { expire, press, servePayPage } from '../payer/pay-desk.ts';
import { noPayTrouble, type PayAction, type PayEmulator, type PayOrder, type PayTrouble } from '../payer/pay-order.ts';
import type { Brand } from '../payer/pay-page.ts';
import { startPayServer, troubled, type Visit } from '../payer/pay-server.ts';
import { Postman } from '../payer/postman.ts';
import { encryptResult, sha256 } from './checksum.ts';

export interface AyaWalletMerchant {
  readonly consumerKey: string;
  readonly consumerSecret: string;
  readonly phone: string;
  readonly pin: string;
  readonly decryptionKey: string;
  readonly serviceCode: string;
  /** Where callbacks go: registered with AYA [inf]. */
  readonly notifyUrl: () => string;
}

export interface AyaWalletTrouble extends PayTrouble {
  /** Both tokens stop working at once. */
  forgetsTokens: boolean;
  /** A refund is done, but its answer is lost. */
  losesRefundAnswers: boolean;
}

export interface AyaWalletEmulator extends PayEmulator {
  /** For AYAWALLET_API_URL. */
  readonly apiUrl: string;
  readonly trouble: AyaWalletTrouble;
  /** The pay page for what a QR holds. `undefined`: not from here. */
  payPageUrl(qr: string): string | undefined;
  readonly sent: Postman['sent'];
  /** How often somebody logged in. */
  readonly logins: number;
}

const BRAND: Brand = { name: 'AYA Pay', colour: '#d71920', ink: '#fff' };
const PREFIX = /^\/(?:merchant|om)\/1\.0\.0\/thirdparty\/merchant\//;
const TOKEN_SECONDS = 3600;

/** Starts an emulator of AYA Pay's merchant API on loopback: two tokens that run out, QR, check, refund; callbacks once, encrypted. */
export async function startAyaWalletEmulator(options: AyaWalletMerchant & { readonly port?: number; readonly now?: () => Date }): Promise<AyaWalletEmulator> {
  const clock: Clock = { now: options.now ?? systemClock.now };
  const wallet = new Wallet(options, clock);
  const server = await startPayServer(async (visit) => {
    if (visit.url.pathname.startsWith('/pay/')) return servePayPage({ brand: BRAND, clock, orders: wallet.orders, act: (order, action) => wallet.act(order, action) }, visit);
    return troubled(visit, wallet.trouble) ? undefined : wallet.serve(visit);
  }, options.port);
  const known = (id: string): PayOrder => {
    const order = wallet.orders.get(id);
    if (!order) throw new Error(`the emulator knows no payment ${id}`);
    return order;
  };
  return {
    origin: server.origin, apiUrl: server.origin, trouble: wallet.trouble, orders: wallet.orders, sent: wallet.postman.sent,
    get logins() { return wallet.logins; },
    pay: (id, action = 'pay') => wallet.act(known(id), action),
    payPage: (id) => `${server.origin}/pay/${known(id).reference}`,
    payPageUrl: (qr) => {
      const reference = referenceOf(qr);
      return [...wallet.orders.values()].some((order) => order.reference === reference) ? `${server.origin}/pay/${reference}` : undefined;
    },
    deliverDue: (now) => wallet.postman.deliverDue(now),
    stop: () => server.stop(),
  };
}

class Wallet {
  readonly orders = new Map<string, PayOrder>();
  readonly trouble: AyaWalletTrouble = { ...noPayTrouble(), forgetsTokens: false, losesRefundAnswers: false };
  readonly postman: Postman;
  logins = 0;
  private readonly options: AyaWalletMerchant;
  private readonly clock: Clock;
  private readonly tokens = new Map<string, { readonly kind: 'access' | 'user'; readonly until: number }>();

  constructor(options: AyaWalletMerchant, clock: Clock) {
    this.options = options;
    this.clock = clock;
    this.postman = new Postman(clock, this.trouble);
  }

  serve(visit: Visit): void {
    if (this.trouble.forgetsTokens) {
      this.tokens.clear();
      this.trouble.forgetsTokens = false;
    }
    const form = new URLSearchParams(visit.body.toString('utf8'));
    if (visit.url.pathname === '/token') return this.grant(visit, form);
    const call = visit.url.pathname.replace(PREFIX, '');
    if (call === visit.url.pathname) return visit.html(404, '<html><h1>404</h1></html>');
    if (!this.valid(visit.headers.token, 'access')) return visit.json(401, { err: 401, message: 'Invalid Credentials' });
    if (call === 'login') return this.login(visit, form);
    if (!this.valid(visit.headers.authorization, 'user')) return visit.json(200, { err: 401, message: 'Unauthorized' });
    if (call === 'v2/requestQRPayment') return this.requestQr(visit, form);
    const order = this.orders.get(form.get('externalTransactionId') ?? '');
    if (!order) return visit.json(200, { err: 404, message: 'Transaction not found' }); // code [inf]
    if (call === 'checkQRPayment') return this.check(visit, order);
    return call === 'refundPayment' ? this.refund(visit, order) : visit.html(404, '<html><h1>404</h1></html>');
  }

  async act(order: PayOrder, action: PayAction): Promise<void> {
    press(order, action, String(randomInt(10 ** 11, 10 ** 12)));
    const text = JSON.stringify({ err: order.state === 'paid' ? 200 : 400, message: order.state, data: { externalTransactionId: order.id, referenceNumber: order.reference, amount: order.paidAmount ?? order.amount } });
    const body = JSON.stringify({ paymentResult: encryptResult(text, this.options.decryptionKey), checksum: sha256(text) }); // checksum [inf]
    await this.postman.send({ url: this.options.notifyUrl(), body, headers: { 'content-type': 'application/json' } });
  }

  private grant(visit: Visit, form: URLSearchParams): void {
    const basic = `Basic ${Buffer.from(`${this.options.consumerKey}:${this.options.consumerSecret}`).toString('base64')}`;
    if (visit.headers.authorization !== basic || form.get('grant_type') !== 'client_credentials') return visit.json(401, { error: 'invalid_client' });
    return visit.json(200, { access_token: this.newToken('access'), scope: 'default', token_type: 'Bearer', expires_in: TOKEN_SECONDS });
  }

  private login(visit: Visit, form: URLSearchParams): void {
    if (form.get('phone') !== this.options.phone || form.get('password') !== this.options.pin) return visit.json(200, { err: 403, message: 'Incorrect PIN' });
    this.logins += 1;
    return visit.json(200, { err: 200, message: 'Success', token: { token: this.newToken('user') } });
  }

  private newToken(kind: 'access' | 'user'): string {
    const token = randomBytes(12).toString('hex');
    this.tokens.set(token, { kind, until: this.clock.now().getTime() + TOKEN_SECONDS * 1000 });
    return token;
  }

  private valid(header: string | undefined, kind: 'access' | 'user'): boolean {
    const token = this.tokens.get(header?.replace('Bearer ', '') ?? '');
    return token?.kind === kind && token.until > this.clock.now().getTime();
  }

  private requestQr(visit: Visit, form: URLSearchParams): void {
    const id = form.get('externalTransactionId') ?? '';
    const amount = form.get('amount') ?? '';
    if (this.trouble.refusesOrders) return visit.json(200, { err: 400, message: 'refused, as the trouble drawer wants' });
    const fits = /^[1-9]\d*$/.test(amount) && form.get('currency') === 'MMK' && form.get('serviceCode') === this.options.serviceCode && !this.orders.has(id) && id !== '';
    if (!fits) return visit.json(200, { err: 400, message: 'Bad request' }); // code [inf]
    const now = this.clock.now();
    const reference = String(randomInt(10 ** 11, 10 ** 12));
    const expiresAt = new Date(now.getTime() + Number(form.get('timelimit') ?? '30') * 60_000);
    const order: PayOrder = { id, reference, title: form.get('externalAdditionalData') ?? '', amount, notifyUrl: '', createdAt: now, expiresAt, state: 'waiting' };
    this.orders.set(id, order);
    const mmqrdata = emulatedQr(amount, reference);
    /** AYA's own code is not strict EMVCo: a currency in letters, a small checksum that does not hold (payments.md §3B). */
    const qrdata = mmqrdata.replace('5303104', '5303MMK').toLowerCase();
    if (this.trouble.losesCreateAnswers) return visit.drop();
    return visit.json(200, { err: 200, message: 'Success', data: {
      qrdata, ...(form.get('MMQR') === 'true' && { mmqrdata }), merchantId: '1', externalTransactionId: id, referenceNumber: reference, amount: Number(amount),
      fees: { debitFee: 0, creditFee: 0 }, currency: 'MMK', expiredAt: expiresAt.toISOString(),
    } });
  }

  private check(visit: Visit, order: PayOrder): void {
    const words = { waiting: 'pending', paid: 'success', failed: 'failed', expired: 'expired', cancelled: 'cancelled', refunded: 'refunded' }; // [inf] but the first two
    const { state, paidAmount, transaction } = expire(order, this.clock);
    visit.json(200, { err: 200, message: 'Success', status: words[state], transRefId: transaction ?? null, ...(paidAmount !== undefined && { data: { amount: Number(paidAmount), currency: 'MMK' } }) });
  }

  private refund(visit: Visit, order: PayOrder): void {
    if (order.state !== 'paid') return visit.json(200, { err: 400, message: 'Transaction cannot be refunded' }); // code [inf]
    order.state = 'refunded';
    return this.trouble.losesRefundAnswers ? visit.drop() : visit.json(200, { err: 200, message: 'Success', data: { externalTransactionId: order.id, referenceNumber: order.reference } });
  }
}
