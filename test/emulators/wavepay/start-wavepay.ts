import { randomBytes, randomInt } from 'node:crypto';
import { systemClock, type Clock } from '../../../core/clock.ts';
import { expire, press, servePayPage } from '../payer/pay-desk.ts';
import type { PayAction, PayEmulator } from '../payer/pay-order.ts';
import { messagePage, type Brand } from '../payer/pay-page.ts';
import { startPayServer, troubled, type Visit } from '../payer/pay-server.ts';
import { Postman } from '../payer/postman.ts';
import { callbackBody, type WaveStatus } from './callback.ts';
import { checkPayment, type WaveMerchant, type WavePayment } from './check-payment.ts';
import { noWaveTrouble, type WaveOrder, type WaveTrouble } from './wave-order.ts';

export interface WavePayEmulator extends PayEmulator {
  /** For WAVEPAY_API_URL and WAVEPAY_PAGE_URL: two ports, as in the world (payments.md §2.1). */
  readonly apiUrl: string;
  readonly pageUrl: string;
  readonly trouble: WaveTrouble;
  readonly orders: ReadonlyMap<string, WaveOrder>;
  /** Sends any callback for an order, signed with this key; true when it was received. */
  forge(id: string, status: WaveStatus, change?: Readonly<Record<string, string | null>>, secret?: string): Promise<boolean>;
  /** The callbacks that were sent, as they travelled. */
  readonly sent: Postman['sent'];
}

const BRAND: Brand = { name: 'WavePay', colour: '#ffe100', ink: '#12224d' };
const JSON_TYPE = { 'content-type': 'application/json' };

/** Starts an emulator of Wave Money's gateway on loopback: the API on one port, the payer's pages on another. No query exists; callbacks are not repeated. */
export async function startWavePayEmulator(options: WaveMerchant & { readonly port?: number; readonly pagePort?: number; readonly now?: () => Date }): Promise<WavePayEmulator> {
  const clock: Clock = { now: options.now ?? systemClock.now };
  const { secret } = options;
  const trouble = noWaveTrouble();
  const orders = new Map<string, WaveOrder>();
  const encrypted = new Map<string, WaveOrder>();
  const postman = new Postman(clock, trouble);
  const tell = (order: WaveOrder, status: WaveStatus) =>
    postman.send({ url: order.notifyUrl, body: callbackBody(order, status, clock.now(), { secret, trouble }), headers: JSON_TYPE });
  const act = async (order: WaveOrder, action: PayAction): Promise<void> => {
    if (action === 'pay' && trouble.poorFirst) await tell(order, 'INSUFFICIENT_BALANCE');
    press(order, action, String(randomInt(10 ** 9, 10 ** 10)));
    order.told = true;
    await tell(order, action === 'fail' ? 'ACCOUNT_LOCKED' : action === 'cancel' ? 'PAYMENT_REQUEST_CANCELLED' : 'PAYMENT_CONFIRMED');
  };
  const deliverDue = async (now = false): Promise<void> => {
    await postman.deliverDue(now);
    for (const order of orders.values()) {
      if (order.told || expire(order, clock).state !== 'expired' || (!now && order.abandonedAt > clock.now())) continue;
      order.told = true;
      await tell(order, 'SCHEDULER_TRANSACTION_TIMED_OUT');
    }
  };
  const create = (payment: WavePayment): string => {
    const order = newOrder(payment, clock);
    orders.set(order.id, order);
    const id = `${randomBytes(24).toString('base64')}==`; // a plus or a slash in it must survive the merchant's link
    encrypted.set(id, order);
    return id;
  };
  const api = await startPayServer((visit) => { serveApi({ visit, merchant: options, trouble, orders, create }); }, options.port);
  const pages = await startPayServer((visit) => {
    if (visit.url.pathname !== '/authenticate') return servePayPage({ brand: BRAND, clock, orders, act, back: (order) => order.frontendUrl }, visit);
    const order = encrypted.get(visit.url.searchParams.get('transaction_id') ?? '');
    return order ? visit.redirect(`/pay/${order.reference}`) : visit.html(404, messagePage(BRAND, 'There is no such payment.'));
  }, options.pagePort);
  const timer = setInterval(() => { void deliverDue(); }, 1000);
  const known = (id: string): WaveOrder => {
    const order = orders.get(id);
    if (!order) throw new Error(`the emulator knows no payment ${id}`);
    return order;
  };
  return {
    origin: pages.origin, apiUrl: api.origin, pageUrl: pages.origin, trouble, orders, sent: postman.sent,
    pay: (id, action = 'pay') => act(known(id), action),
    payPage: (id) => `${pages.origin}/pay/${known(id).reference}`,
    deliverDue,
    forge: (id, status, change = {}, key = secret) => postman.post({
      url: known(id).notifyUrl, body: callbackBody(known(id), status, clock.now(), { secret: key, trouble, change }), headers: JSON_TYPE,
    }),
    stop: async () => {
      clearInterval(timer);
      await Promise.all([api.stop(), pages.stop()]);
    },
  };
}

function newOrder(payment: WavePayment, clock: Clock): WaveOrder {
  const seconds = Number(payment.time_to_live_in_seconds);
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + seconds * 1000);
  return {
    id: payment.merchant_reference_id, orderId: payment.order_id, merchantId: payment.merchant_id, reference: randomBytes(10).toString('hex'),
    title: payment.payment_description, description: payment.payment_description, amount: payment.amount, notifyUrl: payment.backend_result_url,
    frontendUrl: payment.frontend_result_url, seconds, createdAt: now, expiresAt, abandonedAt: new Date(expiresAt.getTime() + randomInt(1, 901) * 1000), state: 'waiting',
  };
}

interface ApiVisit {
  readonly visit: Visit;
  readonly merchant: WaveMerchant;
  readonly trouble: WaveTrouble;
  readonly orders: ReadonlyMap<string, WaveOrder>;
  create(payment: WavePayment): string;
}

/** `POST /payment` with the statuses of payments.md §2.2. */
function serveApi({ visit, merchant, trouble, orders, create }: ApiVisit): void {
  if (troubled(visit, trouble)) return;
  if (visit.method !== 'POST' || visit.url.pathname !== '/payment') return visit.html(404, '<html><h1>404</h1></html>');
  const checked = checkPayment(visit.body.toString('utf8'), visit.headers['content-type'] ?? '', merchant);
  if (!checked.ok) return visit.json(checked.status, checked.body);
  if (trouble.refusesOrders) return visit.json(404, { message: 'No record found' });
  if (orders.has(checked.payment.merchant_reference_id)) return visit.json(409, { message: 'Record already exists' });
  const transaction = create(checked.payment);
  return trouble.losesCreateAnswers ? visit.drop() : visit.json(200, { message: 'success', transaction_id: transaction });
}
