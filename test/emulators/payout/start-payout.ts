import { createServer } from 'node:http';
import { once } from 'node:events';
import { z } from 'zod';
import type { PayoutAnswer, PayoutProvider } from '../../../core/withdrawals/payout-provider.ts';

export type PayoutFault = 'lost' | 'down' | 'html' | 'slow' | 'refuse';

const order = z.object({ id: z.string(), phone: z.string(), amount: z.number() });
const answer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('paid'), reference: z.string() }), z.object({ kind: z.literal('failed'), reason: z.literal('number_unknown') }),
  z.object({ kind: z.literal('under_way') }), z.object({ kind: z.literal('unknown') }),
]);

/** A payout API of nobody (README.md), with what it has paid. */
export async function startPayoutEmulator() {
  const orders = new Map<string, PayoutAnswer>();
  /** Taken and not yet decided. */
  const slow = new Map<string, z.infer<typeof order>>();
  const paid: z.infer<typeof order>[] = [];
  const faults: PayoutFault[] = [];
  const pay = (asked: z.infer<typeof order>): PayoutAnswer => {
    const known = orders.get(asked.id);
    if (known && known.kind !== 'under_way') return known;
    const fault = faults[0];
    if (fault === 'slow') {
      slow.set(asked.id, asked);
      orders.set(asked.id, { kind: 'under_way' });
      return { kind: 'under_way' };
    }
    const result: PayoutAnswer = fault === 'refuse' ? { kind: 'failed', reason: 'number_unknown' } : { kind: 'paid', reference: `SYN-${orders.size + 1}` };
    if (result.kind === 'paid') paid.push(asked);
    orders.set(asked.id, result);
    return result;
  };
  /** What was taken slowly is paid by the time somebody asks about it. */
  const query = (id: string): PayoutAnswer => {
    const late = slow.get(id);
    slow.delete(id);
    return late ? pay(late) : orders.get(id) ?? { kind: 'unknown' };
  };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => { body += chunk.toString(); });
    request.on('end', () => {
      const fault = faults[0];
      if (fault === 'down') return next(faults, () => response.destroy());
      const result = request.method === 'POST' ? pay(order.parse(JSON.parse(body))) : query(decodeURIComponent(request.url?.split('/').at(-1) ?? ''));
      if (fault === 'lost') return next(faults, () => response.destroy());
      next(faults, () => response.end(fault === 'html' ? '<h1>502</h1>' : JSON.stringify(result)));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}`, paid, faults, stop: async () => { server.close(); server.closeAllConnections(); } };
}

/** The fault was this call's. */
function next(faults: PayoutFault[], answerNow: () => void): void {
  faults.shift();
  answerNow();
}

/** How a client of such an API would fill the product's interface. */
export function syntheticPayout(url: string): PayoutProvider {
  const call = async (path: string, init?: RequestInit): Promise<PayoutAnswer> => answer.parse(await (await fetch(`${url}${path}`, init)).json());
  return {
    way: 'kbzpay',
    pay: (asked) => call('/synthetic/pay', { method: 'POST', body: JSON.stringify(asked) }),
    query: (id) => call(`/synthetic/orders/${id}`),
  };
}
