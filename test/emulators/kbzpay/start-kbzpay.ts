import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock, type Clock } from '../../../core/clock.ts';
import type { Merchant } from './check-request.ts';
import { Gateway } from './gateway.ts';
import { referenceOf } from './mmqr.ts';
import { Notifier } from './notifier.ts';
import { noTrouble, type GatewayOrder, type Trouble } from './order.ts';
import { ACTIONS, messagePage, payPage, pwaShell, type PayAction } from './pay-page.ts';
import { startRefundPort } from './refund-port.ts';
import { gatewaySign } from './sign.ts';

export interface KbzPayEmulator {
  /** For KBZPAY_API_URL. */
  readonly apiUrl: string;
  /** For KBZPAY_REFUND_URL: https on a port of its own, which wants the merchant's certificate (tls/). */
  readonly refundUrl: string;
  /** For KBZPAY_PWA_URL. */
  readonly pwaUrl: string;
  /** By merch_order_id. */
  readonly orders: ReadonlyMap<string, GatewayOrder>;
  readonly trouble: Trouble;
  /** Acts as the payer; resolves when the merchant's answer to the first callback is there. Late payers are let through. */
  pay(merchOrderId: string, action?: PayAction): Promise<void>;
  /** The pay page for what a QR holds, or for a link of the app page. `undefined`: not from here. */
  payPageUrl(qrOrLink: string): string | undefined;
  /** Delivers the repeats of callbacks without waiting for 60 and 600 seconds. */
  retryNow(): Promise<void>;
  /** Sends a callback for an order with these changes, signed with this key (a forgery, another merchant, an unknown order). */
  forge(merchOrderId: string, change: Readonly<Record<string, string>>, key?: string): Promise<boolean>;
  stop(): Promise<void>;
}

/** Starts an emulator of the KBZPay gateway on loopback: API under `/payment/gateway`, the app page under `/pwa`, the payer's page under `/pay`. */
export async function startKbzPayEmulator(options: Merchant & { readonly port?: number; readonly now?: () => Date }): Promise<KbzPayEmulator> {
  const clock: Clock = { now: options.now ?? systemClock.now };
  const trouble = noTrouble();
  const gateway = new Gateway(options, clock, trouble);
  const notifier = new Notifier(options, clock, trouble);
  const act = async (order: GatewayOrder, action: PayAction): Promise<void> => {
    if (action === 'close') gateway.pay(order, 'ORDER_CLOSED');
    else if (action === 'fail') gateway.pay(order, 'PAY_FAILED');
    else gateway.pay(order, 'PAY_SUCCESS', action === 'wrong' ? String(Math.max(1, Math.floor(Number(order.amount) / 2))) : undefined);
    await notifier.notify(order);
  };
  const server = createServer((request, response) => {
    serve({ merchant: options, gateway, trouble, act }, request, response)
      .catch((error: unknown) => { response.writeHead(500).end(String(error)); });
  });
  await new Promise<void>((resolve) => { server.listen(options.port ?? 0, '127.0.0.1', resolve); });
  const refunds = await startRefundPort(gateway, trouble);
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const repeats = setInterval(() => { void notifier.deliverDue(); }, 1000);
  const known = (merchOrderId: string): GatewayOrder => {
    const order = gateway.orders.get(merchOrderId);
    if (!order) throw new Error(`the emulator knows no order ${merchOrderId}`);
    return order;
  };
  return {
    apiUrl: `${origin}/payment/gateway`,
    refundUrl: refunds.url,
    pwaUrl: `${origin}/pwa/#/`,
    orders: gateway.orders,
    trouble,
    pay: (merchOrderId, action = 'pay') => act(known(merchOrderId), action),
    payPageUrl: (text) => {
      if (text.startsWith(`${origin}/pwa/`)) return text;
      const reference = referenceOf(text);
      return reference && byReference(gateway, reference) ? `${origin}/pay/${reference}` : undefined;
    },
    retryNow: () => notifier.deliverDue(true),
    forge: (merchOrderId, change, key) => notifier.post(known(merchOrderId).notifyUrl, notifier.bodyOf(known(merchOrderId), change, key)),
    stop: async () => {
      clearInterval(repeats);
      await Promise.all([closeServer(server), refunds.stop()]);
    },
  };
}

interface Parts {
  readonly merchant: Merchant;
  readonly gateway: Gateway;
  readonly trouble: Trouble;
  act(order: GatewayOrder, action: PayAction): Promise<void>;
}

async function serve(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://emulator');
  const body = await readBody(request);
  if (url.pathname.startsWith('/payment/gateway/') && request.method === 'POST') return serveApi(parts, url.pathname.slice('/payment/gateway'.length), body, response);
  const html = (text: string, status = 200) => { response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(text); };
  if (url.pathname === '/pwa/') return html(pwaShell());
  if (url.pathname === '/pwa/open') {
    const order = openedByLink(parts, url.searchParams);
    return order ? void response.writeHead(302, { location: `/pay/${order.reference}` }).end() : html(messagePage('This link is not valid.'), 403);
  }
  const order = byReference(parts.gateway, /^\/pay\/(\w+)$/.exec(url.pathname)?.[1] ?? '');
  if (!order) return html(messagePage('There is no such order.'), 404);
  if (request.method === 'POST') {
    const action = new URLSearchParams(body).get('action') ?? '';
    if (isAction(action) && order.status === 'WAIT_PAY') await parts.act(order, action);
    response.writeHead(303, { location: url.pathname }).end();
    return undefined;
  }
  return html(payPage(order));
}

async function serveApi({ gateway, trouble }: Parts, path: string, body: string, response: ServerResponse): Promise<void> {
  if (trouble.slowMs > 0) await new Promise((resolve) => { setTimeout(resolve, trouble.slowMs); });
  if (trouble.down) {
    response.writeHead(502, { 'content-type': 'text/html' }).end('<html><h1>502 Bad Gateway</h1></html>');
    return;
  }
  const answer = path === '/refund' ? undefined : gateway.answer(path, body);
  if (path === '/precreate' && trouble.losesCreateAnswers) response.destroy();
  else if (answer === undefined) response.writeHead(404, { 'content-type': 'text/html' }).end('<html><h1>404</h1></html>');
  else response.writeHead(200, { 'content-type': 'application/json;charset=UTF-8' }).end(answer);
}

/** The app page's five parameters, proven by their signature (payments.md §1.5). */
function openedByLink({ merchant, gateway }: Parts, given: URLSearchParams): GatewayOrder | undefined {
  const { sign, ...fields } = Object.fromEntries(given);
  if (Object.keys(fields).sort().join() !== 'appid,merch_code,nonce_str,prepay_id,timestamp') return undefined;
  if (sign?.toUpperCase() !== gatewaySign(fields, merchant.appKey)) return undefined;
  const order = [...gateway.orders.values()].find((each) => each.prepayId === fields.prepay_id);
  return order && gateway.find(order.merchOrderId);
}

function byReference(gateway: Gateway, reference: string): GatewayOrder | undefined {
  const order = [...gateway.orders.values()].find((each) => each.reference === reference);
  return order && gateway.find(order.merchOrderId);
}

function isAction(text: string): text is PayAction {
  return Object.hasOwn(ACTIONS, text);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => { server.close(() => { resolve(); }); });
}
