import type { FastifyInstance, FastifyPluginAsync, FastifyReply } from 'fastify';
import { languageOfMember } from '../bots/conversation/language-of-member.ts';
import type { Reader } from '../core/db/database.ts';
import { drawQr } from '../core/payments/draw-qr.ts';
import type { Providers } from '../core/payments/provider.ts';
import { readOrderByPage } from '../core/payments/read-order.ts';
import { readPayForm } from '../core/payments/read-pay-form.ts';
import { drawBackPage, drawOverPage, drawPayPage } from './draw-pay-page.ts';
import { rawBodies } from './server.ts';

export interface PayPageDeps {
  readonly reader: Reader;
  readonly providers: Providers;
}

/**
 * `GET /pay/PAGE`: what a person needs to pay a top-up, under an address that cannot be guessed; `GET /pay/PAGE/qr.png`: its QR as a
 * picture that the channels' servers can fetch; `/pay/PAGE/back`: where a provider sends the payer's browser afterwards, whatever
 * it carries. That proves nothing, so nothing of it is read. Opening KBZPay starts here because the gateway wants our registered
 * address as the Referer (payments.md §1.5). An order that cannot be paid (any more) shows nothing of itself: 404 or 410.
 */
export function payPages({ reader, providers }: PayPageDeps): FastifyPluginAsync {
  return async (app: FastifyInstance) => {
    rawBodies(app);
    app.get<{ Params: { page: string } }>('/pay/:page', async (request, reply) => {
      const order = await readOrderByPage(reader, request.params.page);
      const form = order && readPayForm(providers, order);
      asPage(reply, form ? new URL(form.action).origin : "'none'");
      if (!order) return reply.code(404).send(drawOverPage());
      const language = await languageOfMember(reader, order.member);
      return order.state === 'waiting' ? reply.send(drawPayPage(order, language, form)) : reply.code(410).send(drawOverPage(language));
    });
    app.get<{ Params: { page: string } }>('/pay/:page/qr.png', async (request, reply) => {
      const order = await readOrderByPage(reader, request.params.page);
      if (order?.qr === undefined) return reply.code(404).send({ error: 'there is no such picture' });
      return reply.type('image/png').header('x-robots-tag', 'noindex').header('cache-control', 'private, max-age=3600').send(await drawQr(order.qr));
    });
    app.route<{ Params: { page: string } }>({
      method: ['GET', 'POST'], url: '/pay/:page/back',
      handler: async (request, reply) => {
        const order = await readOrderByPage(reader, request.params.page);
        asPage(reply, "'none'");
        return order ? reply.send(drawBackPage(order, await languageOfMember(reader, order.member))) : reply.code(404).send(drawOverPage());
      },
    });
  };
}

/** Nobody's index, nobody's cache, nothing from elsewhere; a form may go to one place at most. */
function asPage(reply: FastifyReply, formAction: string): void {
  void reply.type('text/html; charset=utf-8').header('x-robots-tag', 'noindex').header('cache-control', 'no-store')
    .header('content-security-policy', `default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action ${formAction}`);
}
