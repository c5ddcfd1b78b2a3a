import { pino } from 'pino';
import { afterAll, beforeAll } from 'vitest';
import { readConfig, type Config } from '../../../core/config.ts';
import { inTransaction } from '../../../core/db/database.ts';
import { dueIntents, runIntent } from '../../../core/intents/run-intent.ts';
import { memberWallet } from '../../../core/ledger/chart-of-accounts.ts';
import { readBalance } from '../../../core/ledger/read-balance.ts';
import { moneyRoleIntents } from '../../../core/moderation/tell-money-role.ts';
import { buildProviders } from '../../../core/payments/build-providers.ts';
import { openTopUp } from '../../../core/payments/open-top-up.ts';
import { manualIntents } from '../../../core/payments/keep-waiting.ts';
import { paymentIntents } from '../../../core/payments/payment-intents.ts';
import { PaymentOrders, type PaymentOrder } from '../../../core/payments/payment-order.model.ts';
import type { PayForm, PaymentProvider, ProviderName, Providers } from '../../../core/payments/provider.ts';
import { watchProviders } from '../../../core/payments/watch-provider.ts';
import { statementIntents } from '../../../core/reconcile/apply-statement.ts';
import { refundIntents } from '../../../core/refunds/refund-intents.ts';
import { slipIsOpen } from '../../../core/slips/read-slips.ts';
import { payPages } from '../../../webhooks/pay-pages.ts';
import { paymentCallbacks } from '../../../webhooks/payment-callbacks.ts';
import { createServer } from '../../../webhooks/server.ts';
import { startPayEmulators, type PayEmulators } from '../../emulators/payer/start-pay-emulators.ts';
import { useDatabase } from '../../support/database.ts';

const REST = { MONGODB_URI: 'mongodb://127.0.0.1:1/none', REDIS_URL: 'redis://127.0.0.1:1', SECRET_KEY: 'x'.repeat(32) };

/** Every provider against its emulator, from settings to callbacks over real HTTP; a test says when the worker works. */
export function useCounter() {
  const db = useDatabase();
  const server = createServer(pino({ level: 'silent' }));
  const forged: ProviderName[] = [];
  let emulators: PayEmulators;
  let providers: Providers;
  let config: Config;
  let appUrl = '';

  beforeAll(async () => {
    emulators = await startPayEmulators({ now: () => db.clock.now(), appUrl: () => appUrl });
    config = readConfig({ ...REST, ...emulators.env });
    providers = watchProviders(db.reader, buildProviders(config, { clock: db.clock, page: (path) => `${appUrl}${path}` }));
    await server.register(paymentCallbacks({ reader: db.reader, providers, onForged: (name) => { forged.push(name); } }));
    await server.register(payPages({ reader: db.reader, providers }));
    appUrl = await server.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(async () => {
    await server.close();
    await emulators.stop();
  });

  const work = async (): Promise<void> => {
    const handlers = { ...paymentIntents(providers), ...manualIntents({ slipIsOpen }), ...refundIntents(providers), ...statementIntents, ...moneyRoleIntents };
    for (let ids = await dueIntents(db.reader); ids.length > 0; ids = await dueIntents(db.reader)) {
      for (const id of ids) await runIntent(db.reader, handlers, id);
    }
  };
  const orderOf = (id: string) => PaymentOrders(db.reader).findById(id).lean<PaymentOrder>();
  const open = async (provider: ProviderName, member = 'aye', amount = 50_000): Promise<PaymentOrder> => {
    const way = providers.get(provider)?.ways[0] ?? 'app';
    const opened = await inTransaction(db.reader, (tx) => openTopUp(tx, { member, amount, way, provider }));
    if (!opened.ok) throw new Error(opened.code);
    return opened.value;
  };
  return {
    db, work, forged, orderOf,
    /** A wish to top up, not yet with the provider. */
    open,
    /** A top-up that can be paid now: its order, and its id at the provider. Where the payer's browser begins it, it has begun. */
    waiting: async (name: ProviderName): Promise<{ order: PaymentOrder; charge: string }> => {
      const { _id } = await open(name);
      await work();
      const order = await orderOf(_id);
      if (order?.charge === undefined || order.state !== 'waiting') throw new Error(`the order is ${order?.state}`);
      const form = providers.get(name)?.payForm?.({ chargeId: order.charge, amount: order.amount, way: order.way, title: 'Wallet top-up', minutes: 30, page: order.page });
      if (form) await postForm(form);
      return { order, charge: order.charge };
    },
    get emulators() { return emulators; },
    get appUrl() { return appUrl; },
    provider: (name: ProviderName): PaymentProvider => {
      const provider = providers.get(name);
      if (!provider) throw new Error(`${name} is not configured`);
      return provider;
    },
    /** Posts a body to a provider's callback address. */
    call: (name: ProviderName, body: string, headers: Readonly<Record<string, string>> = { 'content-type': 'application/json' }) =>
      fetch(`${appUrl}/webhooks/payments/${name}`, { method: 'POST', body, headers }),
    /** Moves the clock and lets the worker do what became due on the way, minute by minute. */
    pass: async (minutes: number): Promise<void> => {
      for (let minute = 0; minute < minutes; minute++) {
        db.clock.move(60_000);
        await work();
      }
    },
    balance: async (member = 'aye') => (await readBalance(db.reader, memberWallet(member))).balance,
    suspense: async () => (await readBalance(db.reader, 'suspense')).balance,
  };
}

/** What a browser does with the form of our pay page. */
export async function postForm(form: PayForm): Promise<Response> {
  const data = new FormData();
  for (const [field, value] of form.fields) data.append(field, value);
  return fetch(form.action, { method: 'POST', body: data });
}
