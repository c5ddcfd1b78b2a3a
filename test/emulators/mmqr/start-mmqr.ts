import { randomBytes, randomInt } from 'node:crypto';
import { systemClock, type Clock } from '../../../core/clock.ts';
import { emulatedQr, referenceOf } from '../kbzpay/mmqr.ts';
import { expire, press, servePayPage } from '../payer/pay-desk.ts';
import { noPayTrouble, type PayAction, type PayEmulator, type PayOrder, type PayTrouble } from '../payer/pay-order.ts';
import type { Brand } from '../payer/pay-page.ts';
import { startPayServer, troubled, type Visit } from '../payer/pay-server.ts';
import { Postman, type Letter } from '../payer/postman.ts';
import { issuerSign } from './sign.ts';

export interface MmqrIssuerMerchant {
  readonly appId: string;
  readonly publishableKey: string;
  readonly secretKey: string;
}

export interface MmqrTrouble extends PayTrouble {
  /** Tells the same payment again, as a heartbeat: condition TOUCHED. */
  heartbeats: boolean;
}

export interface MmqrEmulator extends PayEmulator {
  /** For MMQR_API_URL. */
  readonly apiUrl: string;
  readonly trouble: MmqrTrouble;
  /** The pay page for what a QR holds. `undefined`: not from here. */
  payPageUrl(qr: string): string | undefined;
  /** A callback for an order with these changes, signed with this key. */
  letter(id: string, change?: Readonly<Record<string, unknown>>, key?: string): Letter;
  readonly sent: Postman['sent'];
}

const BRAND: Brand = { name: 'MMQR', colour: '#0b6e4f', ink: '#fff' };
const WORDS = { waiting: 'PENDING', paid: 'SUCCESS', failed: 'FAILED', expired: 'EXPIRED', cancelled: 'CANCELLED', refunded: 'REFUNDED' } as const;
/** How long a code lives is not published [inf]. */
const LIVES_MS = 30 * 60_000;
/** Repeated "indefinitely" until 200 [1]; here a hundred times, every half minute. */
const REPEATS_MS = Array.from({ length: 100 }, () => 30_000);

/** Starts an emulator of MyanMyanPay, the issuer of MMQR codes, on loopback: handshake, create, get, cancel; callbacks until they are received. */
export async function startMmqrEmulator(options: MmqrIssuerMerchant & { readonly port?: number; readonly now?: () => Date }): Promise<MmqrEmulator> {
  const clock: Clock = { now: options.now ?? systemClock.now };
  const trouble: MmqrTrouble = { ...noPayTrouble(), heartbeats: false };
  const orders = new Map<string, PayOrder>();
  const postman = new Postman(clock, trouble, REPEATS_MS);
  const letterOf = (order: PayOrder, change: Readonly<Record<string, unknown>> = {}, key = options.secretKey): Letter => callbackLetter(order, clock, change, key);
  const act = async (order: PayOrder, action: PayAction): Promise<void> => {
    press(order, action, `TRX${randomInt(10 ** 9)}`);
    await postman.send(letterOf(order));
    if (trouble.heartbeats) await postman.send(letterOf(order, { condition: 'TOUCHED' }));
  };
  const issuer: Issuer = { options, clock, trouble, orders, tokens: new Map() };
  const server = await startPayServer(async (visit) => {
    if (visit.url.pathname.startsWith('/pay/')) return servePayPage({ brand: BRAND, clock, orders, act }, visit);
    return troubled(visit, trouble) ? undefined : serve(issuer, visit);
  }, options.port);
  const timer = setInterval(() => { void postman.deliverDue(); }, 1000);
  const known = (id: string): PayOrder => {
    const order = orders.get(id);
    if (!order) throw new Error(`the emulator knows no payment ${id}`);
    return order;
  };
  return {
    origin: server.origin, apiUrl: server.origin, trouble, orders, sent: postman.sent,
    pay: (id, action = 'pay') => act(known(id), action),
    payPage: (id) => `${server.origin}/pay/${known(id).reference}`,
    payPageUrl: (qr) => {
      const reference = referenceOf(qr);
      return [...orders.values()].some((order) => order.reference === reference) ? `${server.origin}/pay/${reference}` : undefined;
    },
    letter: (id, change, key) => letterOf(known(id), change, key),
    deliverDue: (now) => postman.deliverDue(now),
    stop: async () => {
      clearInterval(timer);
      await server.stop();
    },
  };
}

function callbackLetter(order: PayOrder, clock: Clock, change: Readonly<Record<string, unknown>>, key: string): Letter {
  const nonce = String(clock.now().getTime());
  const body = JSON.stringify({
    orderId: order.id, amount: Number(order.paidAmount ?? order.amount), method: 'QR', currency: 'MMK', vendor: 'KBZ Pay', status: WORDS[order.state], condition: 'PRISTINE',
    transactionRefId: order.transaction ?? '', vendorQrRefId: order.reference, callbackUrl: order.notifyUrl, customMessage: order.title, ...change,
  });
  return { url: order.notifyUrl, body, headers: { 'content-type': 'application/json', 'x-mmpay-nonce': nonce, 'x-mmpay-signature': issuerSign(nonce, body, key) } };
}

interface Issuer {
  readonly options: MmqrIssuerMerchant;
  readonly clock: Clock;
  readonly trouble: MmqrTrouble;
  readonly orders: Map<string, PayOrder>;
  /** Tokens of handshakes: each is good once, for its order and nonce. */
  readonly tokens: Map<string, string>;
}

function serve(issuer: Issuer, visit: Visit): void {
  const { options, tokens } = issuer;
  const body = visit.body.toString('utf8');
  const nonce = visit.headers['x-mmpay-nonce'] ?? '';
  const path = /^\/payments\/(sandbox-)?(handshake|create|get|cancel)$/.exec(visit.url.pathname);
  if (!path) return visit.html(404, '<html><h1>404</h1></html>');
  if (visit.headers.authorization !== `Bearer ${options.publishableKey}`) return visit.json(401, { code: 'KA0001', message: 'Bearer token' });
  if ((path[1] !== undefined) !== options.publishableKey.startsWith('pk_test_')) return visit.json(401, { code: 'KA0002', message: 'API Key Not LIVE' });
  if (visit.headers['x-mmpay-signature'] !== issuerSign(nonce, body, options.secretKey)) return visit.json(401, { code: 'KA0003', message: 'Signature mismatch' });
  const asked = JSON.parse(body) as { orderId?: string; nonce?: string; amount?: number; callbackUrl?: string; customMessage?: string };
  const about = `${asked.orderId} ${asked.nonce}`;
  if (path[2] === 'handshake') {
    const token = randomBytes(16).toString('hex');
    tokens.set(token, about);
    return visit.json(201, { token });
  }
  const token = visit.headers['x-mmpay-btoken'] ?? '';
  if (tokens.get(token) !== about) return visit.json(401, { code: token === '' ? 'BA001' : 'BA002', message: 'Btoken' });
  tokens.delete(token);
  if (path[2] === 'create') return create(issuer, visit, asked);
  const order = issuer.orders.get(asked.orderId ?? '');
  if (!order) return visit.json(404, { message: 'Order not found' }); // status [inf]
  if (path[2] === 'cancel' && expire(order, issuer.clock).state === 'waiting') order.state = 'cancelled';
  return visit.json(200, asData(expire(order, issuer.clock), options.appId));
}

function create({ clock, trouble, orders }: Issuer, visit: Visit, asked: { orderId?: string; amount?: number; callbackUrl?: string; customMessage?: string }): void {
  const { orderId = '', amount = 0, callbackUrl = '', customMessage = '' } = asked;
  if (trouble.refusesOrders || orderId === '' || !(amount > 0) || orders.has(orderId)) return visit.json(400, { message: 'Bad Request' }); // for a used id [inf]
  const reference = String(randomInt(10 ** 11, 10 ** 12));
  const now = clock.now();
  const order: PayOrder = { id: orderId, reference, title: customMessage, amount: String(amount), notifyUrl: callbackUrl, createdAt: now, expiresAt: new Date(now.getTime() + LIVES_MS), state: 'waiting' };
  orders.set(orderId, order);
  if (trouble.losesCreateAnswers) return visit.drop();
  return visit.json(201, { orderId, status: 'PENDING', vendorQrRefId: reference, transactionRefId: reference, amount, currency: 'MMK', qr: emulatedQr(String(amount), reference) });
}

function asData(order: PayOrder, appId: string): unknown {
  return {
    appId, orderId: order.id, amount: Number(order.paidAmount ?? order.amount), vendor: 'KBZPay', method: 'QR', customMessage: order.title, callbackUrl: order.notifyUrl,
    callbackUrlStatus: 'PENDING', status: WORDS[order.state], disStatus: 'NONE', condition: 'PRISTINE', createdAt: order.createdAt, vendorQrRefId: order.reference,
    ...(order.transaction !== undefined && { transactionRefId: order.transaction }),
  };
}
