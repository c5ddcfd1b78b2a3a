import { randomInt } from 'node:crypto';
import { systemClock, type Clock } from '../../../core/clock.ts';
import { expire, press, servePayPage } from '../payer/pay-desk.ts';
import { noPayTrouble, type PayAction, type PayEmulator, type PayOrder, type PayTrouble } from '../payer/pay-order.ts';
import { messagePage, payPage, type Brand } from '../payer/pay-page.ts';
import { startPayServer, troubled, type Visit } from '../payer/pay-server.ts';
import { Postman, type Letter } from '../payer/postman.ts';
import { gatewaySum } from './checksum.ts';

export interface AyaGatewayMerchant {
  readonly appKey: string;
  readonly appSecret: string;
  /** Where callbacks go: registered with AYA, not part of a request [inf]. */
  readonly notifyUrl: () => string;
}

export interface AyaGatewayTrouble extends PayTrouble {
  /** Callbacks arrive as a form whose plus signs nobody escaped. */
  formCallbacks: boolean;
}

interface GatewayPayment extends PayOrder {
  readonly returnUrl: string;
  readonly tranId: string;
}

export interface AyaGatewayEmulator extends PayEmulator {
  /** For AYAGATEWAY_API_URL. */
  readonly apiUrl: string;
  readonly trouble: AyaGatewayTrouble;
  /** The signed triple for an order as it stands, with these changes: the form that a callback, an enquiry and a return share. */
  triple(id: string, change?: Readonly<Record<string, string>>, secret?: string): { payload: string; checkSum: string; merchOrderId: string };
  readonly sent: Postman['sent'];
}

const BRAND: Brand = { name: 'AYA Pay Gateway', colour: '#b5121b', ink: '#fff' };
const FORM = ['merchOrderId', 'amount', 'appKey', 'timestamp', 'userRef1', 'userRef2', 'userRef3', 'userRef4', 'userRef5', 'description', 'currencyCode', 'channel', 'method', 'overrideFrontendRedirectUrl'];
const CODES = { paid: '00', waiting: '01', failed: '02', cancelled: '03', expired: '04', refunded: '00' } as const;
/** How long it waits for the payer is not published [inf]. */
const LIVES_MS = 30 * 60_000;

/** Starts an emulator of AYA Payment Gateway on loopback: services, request (HTML), enquiry; callbacks once. */
export async function startAyaGatewayEmulator(options: AyaGatewayMerchant & { readonly port?: number; readonly now?: () => Date }): Promise<AyaGatewayEmulator> {
  const clock: Clock = { now: options.now ?? systemClock.now };
  const trouble: AyaGatewayTrouble = { ...noPayTrouble(), formCallbacks: true };
  const orders = new Map<string, GatewayPayment>();
  const postman = new Postman(clock, trouble);
  const known = (id: string): GatewayPayment => {
    const order = orders.get(id);
    if (!order) throw new Error(`the emulator knows no payment ${id}`);
    return expire(order, clock);
  };
  const triple = (id: string, change = {}, secret = options.appSecret) => tripleOf(known(id), clock, secret, change);
  const act = async (order: GatewayPayment, action: PayAction): Promise<void> => {
    press(order, action, order.tranId);
    await postman.send(letter(options.notifyUrl(), tripleOf(order, clock, options.appSecret, {}), trouble.formCallbacks));
  };
  const desk = { brand: BRAND, clock, orders, act, back: (order: GatewayPayment) => `${order.returnUrl}?${new URLSearchParams(tripleOf(order, clock, options.appSecret, {})).toString()}` };
  const server = await startPayServer(async (visit) => {
    if (visit.url.pathname.startsWith('/pay/')) return servePayPage(desk, visit);
    if (troubled(visit, trouble)) return undefined;
    if (visit.url.pathname === '/v1/payment/request') return request({ visit, options, clock, orders, trouble });
    return api({ visit, options, trouble, find: (id) => (orders.has(id) ? triple(id) : undefined) });
  }, options.port);
  return {
    origin: server.origin, apiUrl: server.origin, trouble, orders, sent: postman.sent, triple,
    pay: (id, action = 'pay') => act(known(id), action),
    payPage: (id) => `${server.origin}/pay/${known(id).reference}`,
    deliverDue: (now) => postman.deliverDue(now),
    stop: () => server.stop(),
  };
}

/** Real payloads misspell `currencyCode` and leave out what does not apply; only what is there is signed (payments.md §3A [1]). */
function tripleOf(order: GatewayPayment, clock: Clock, secret: string, change: Readonly<Record<string, string>>): { payload: string; checkSum: string; merchOrderId: string } {
  const fields: Record<string, string | null> = {
    merchOrderId: order.id, tranId: order.tranId, amount: order.paidAmount ?? order.amount, currenyCode: '104', statusCode: CODES[order.state],
    ...(order.state === 'paid' && { paymentMobileNumber: '09791009039', tranRef: order.tranId }),
    userRef1: '', userRef2: '', userRef3: '', userRef4: null, userRef5: null, description: order.title,
    dateTime: clock.now().toISOString().slice(0, 19).replace('T', ' '), ...change,
  };
  const sum = gatewaySum(secret, ...Object.values(fields).map((value) => value ?? ''));
  return { payload: Buffer.from(JSON.stringify(fields)).toString('base64'), checkSum: sum, merchOrderId: fields.merchOrderId ?? '' };
}

function letter(url: string, triple: ReturnType<typeof tripleOf>, form: boolean): Letter {
  if (!form) return { url, body: JSON.stringify(triple), headers: { 'content-type': 'application/json' } };
  const body = Object.entries(triple).map(([name, value]) => `${name}=${value.replaceAll('=', '%3D').replaceAll('/', '%2F')}`).join('&'); // a plus stays a plus
  return { url, body, headers: { 'content-type': 'application/x-www-form-urlencoded' } };
}

interface RequestParts {
  readonly visit: Visit;
  readonly options: AyaGatewayMerchant;
  readonly clock: Clock;
  readonly orders: Map<string, GatewayPayment>;
  readonly trouble: AyaGatewayTrouble;
}

/** `POST /v1/payment/request`: a browser's multipart form; answered with the page of the payer, never with JSON. */
async function request({ visit, options, clock, orders, trouble }: RequestParts): Promise<void> {
  const no = (words: string) => visit.html(400, messagePage(BRAND, words));
  const type = visit.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return no('The form is not multipart.');
  const given = await new Response(new Uint8Array(visit.body), { headers: { 'content-type': type } }).formData();
  const values = FORM.map((name) => { const value = given.get(name); return typeof value === 'string' ? value : ''; });
  const [id = '', amount = '', appKey = '', timestamp = ''] = values;
  if (given.get('checkSum') !== gatewaySum(options.appSecret, ...values) || appKey !== options.appKey) return no('The checksum is wrong.');
  if (!/^.{6,40}$/.test(id) || !/^[1-9]\d*$/.test(amount) || values[10] !== '104') return no('A field is wrong.');
  if (Math.abs(clock.now().getTime() / 1000 - Number(timestamp)) > 3600) return no('The request is too old.'); // [inf]
  if (trouble.refusesOrders) return no('Refused, as the trouble drawer wants.');
  const before = orders.get(id);
  if (before) return visit.html(200, payPage(BRAND, expire(before, clock)));
  const order: GatewayPayment = {
    id, amount, title: values[9] ?? '', notifyUrl: '', reference: `R${randomInt(10 ** 12)}`, tranId: `C${randomInt(10 ** 12)}`, returnUrl: values[13] ?? '',
    createdAt: clock.now(), expiresAt: new Date(clock.now().getTime() + LIVES_MS), state: 'waiting',
  };
  orders.set(id, order);
  return trouble.losesCreateAnswers ? visit.drop() : visit.html(200, payPage(BRAND, order));
}

interface ApiParts {
  readonly visit: Visit;
  readonly options: AyaGatewayMerchant;
  readonly trouble: AyaGatewayTrouble;
  find(id: string): unknown;
}

function api({ visit, options, trouble, find }: ApiParts): void {
  const { appKey, appSecret } = options;
  const asked = JSON.parse(visit.body.toString('utf8')) as Record<string, string>;
  const { merchOrderId = '', timestamp = '', checkSum } = asked;
  if (visit.url.pathname === '/v1/payment/services') {
    if (checkSum !== gatewaySum(appSecret, appKey, appSecret, timestamp)) return visit.json(200, { status: '05', message: 'Invalid checksum' }); // code [inf]
    if (trouble.refusesOrders) return visit.json(200, { status: '00', message: 'success', data: [] });
    return visit.json(200, { status: '00', message: 'success', data: [
      { name: 'AYA Pay', key: 'aya_pay', image_url: '', methods: ['QR', 'NOTI'] }, { name: 'KBZPay', key: 'kbz_pay', image_url: '', methods: ['QR'] }, { name: 'MPU', key: 'mpu', image_url: '', methods: ['WEB'] },
    ] });
  }
  if (visit.url.pathname !== '/v1/payment/enquiry') return visit.html(404, '<html><h1>404</h1></html>');
  if (checkSum !== gatewaySum(appSecret, merchOrderId, timestamp, appKey)) return visit.json(200, { status: '05', message: 'Invalid checksum' });
  const found = find(merchOrderId);
  return visit.json(200, found === undefined ? { status: '20', message: 'Transaction not found' } : { status: '00', message: 'success', data: found });
}
