import { createServer } from 'node:https';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { Gateway } from './gateway.ts';
import type { Trouble } from './order.ts';

const pem = (name: string): string => readFileSync(new URL(`./tls/${name}`, import.meta.url), 'utf8');

/** Where refunds are served: nobody without a certificate of the gateway's authority gets as far as HTTP (payments.md §1.1). */
export async function startRefundPort(gateway: Gateway, trouble: Trouble): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const server = createServer({ cert: pem('gateway.crt'), key: pem('gateway.key'), ca: pem('authority.crt'), requestCert: true, rejectUnauthorized: true }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => { chunks.push(chunk); });
    request.on('end', () => {
      const answer = request.url === '/payment/gateway/refund' && !trouble.down ? gateway.answer('/refund', Buffer.concat(chunks).toString('utf8')) : undefined;
      if (answer !== undefined && trouble.losesRefundAnswers) response.destroy();
      else if (answer === undefined) response.writeHead(trouble.down ? 502 : 404, { 'content-type': 'text/html' }).end('<html></html>');
      else response.writeHead(200, { 'content-type': 'application/json;charset=UTF-8' }).end(answer);
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/payment/gateway/refund`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => { server.close(() => { resolve(); }); });
    },
  };
}
