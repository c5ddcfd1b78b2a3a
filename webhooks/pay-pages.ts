import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import type { Reader } from '../core/db/database.ts';
import { escapeHtml } from '../core/html.ts';
import { formatKyat } from '../core/language/format-money.ts';
import { translator } from '../core/language/translate.ts';
import { drawQr } from '../core/payments/draw-qr.ts';
import type { PaymentOrder } from '../core/payments/payment-order.model.ts';
import type { Providers } from '../core/payments/provider.ts';
import { readOrderByPage } from '../core/payments/read-order.ts';

/**
 * `GET /pay/PAGE`: what a person needs to pay a top-up, under an address that cannot be guessed; `GET /pay/PAGE/qr.png`: its QR as a
 * picture that the channels' servers can fetch. Opening KBZPay starts here because the gateway wants our registered address
 * as the Referer (payments.md §1.5). An order that cannot be paid (any more) shows nothing of itself: 404 or 410.
 */
export function payPages({ reader }: { readonly reader: Reader; readonly providers: Providers }): FastifyPluginAsync {
  return async (app: FastifyInstance) => {
    app.get<{ Params: { page: string } }>('/pay/:page', async (request, reply) => {
      const order = await readOrderByPage(reader, request.params.page);
      void reply.type('text/html; charset=utf-8').header('x-robots-tag', 'noindex').header('cache-control', 'no-store')
        .header('content-security-policy', "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'");
      if (!order) return reply.code(404).send(html('', paragraphs('wallet:page.over')));
      if (order.state !== 'waiting') return reply.code(410).send(html('', paragraphs('wallet:page.over')));
      return reply.send(payPage(order));
    });
    app.get<{ Params: { page: string } }>('/pay/:page/qr.png', async (request, reply) => {
      const order = await readOrderByPage(reader, request.params.page);
      if (order?.qr === undefined) return reply.code(404).send({ error: 'there is no such picture' });
      return reply.type('image/png').header('x-robots-tag', 'noindex').header('cache-control', 'private, max-age=3600').send(await drawQr(order.qr));
    });
  };
}

function payPage(order: PaymentOrder): string {
  const title = `${escapeHtml(translator('my')('wallet:page.title', { amount: formatKyat(order.amount, 'my') }))}<small>${escapeHtml(translator('en')('wallet:page.title', { amount: formatKyat(order.amount, 'en') }))}</small>`;
  const how = order.link === undefined
    ? `<img src="/pay/${order.page}/qr.png" width="300" height="300" alt="QR">${paragraphs('wallet:page.scan')}`
    : `<a class="go" referrerpolicy="unsafe-url" href="${escapeHtml(order.link)}">${escapeHtml(translator('my')('wallet:page.open'))}<small>${escapeHtml(translator('en')('wallet:page.open'))}</small></a>`;
  return html(`<h1>${title}</h1>`, how + paragraphs('wallet:page.hint'));
}

/** The page does not know its reader's language: Burmese first, English under it. */
function paragraphs(key: 'wallet:page.over' | 'wallet:page.scan' | 'wallet:page.hint'): string {
  return `<p>${escapeHtml(translator('my')(key))}<small>${escapeHtml(translator('en')(key))}</small></p>`;
}

function html(head: string, body: string): string {
  return `<!doctype html><html lang="my"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">
<title>KBZPay</title><style>
body{margin:0;font:18px/1.6 system-ui,"Padauk","Noto Sans Myanmar",sans-serif;background:#f4f6fa;color:#17202e;text-align:center}
main{max-width:420px;margin:0 auto;padding:32px 20px} h1{font-size:24px;line-height:1.5} img{background:#fff;border-radius:16px;padding:8px;max-width:100%;height:auto}
small{display:block;font-size:.75em;color:#5a6678;font-weight:400} .go{display:block;padding:14px 20px;border-radius:14px;background:#0a4fa3;color:#fff;text-decoration:none;font-weight:600} .go small{color:#d5e4f7}
</style></head><body><main>${head}${body}</main></body></html>`;
}
