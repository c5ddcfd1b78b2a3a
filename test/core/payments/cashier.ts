import { afterAll, beforeAll } from 'vitest';
import { inTransaction } from '../../../core/db/database.ts';
import { dueIntents, runIntent } from '../../../core/intents/run-intent.ts';
import { memberWallet } from '../../../core/ledger/chart-of-accounts.ts';
import { readBalance } from '../../../core/ledger/read-balance.ts';
import { Notices } from '../../../core/notices/notice.model.ts';
import { kbzPay } from '../../../core/payments/kbzpay/kbzpay.ts';
import type { KbzPaySettings } from '../../../core/payments/kbzpay/settings.ts';
import { openTopUp } from '../../../core/payments/open-top-up.ts';
import { paymentIntents } from '../../../core/payments/payment-intents.ts';
import { PaymentOrders, type PaymentOrder } from '../../../core/payments/payment-order.model.ts';
import type { PaymentProvider, PayWay } from '../../../core/payments/provider.ts';
import { settleCharge } from '../../../core/payments/settle-charge.ts';
import { watchProvider } from '../../../core/payments/watch-provider.ts';
import { moneyRoleIntents } from '../../../core/moderation/tell-money-role.ts';
import { createServer } from '../../../webhooks/server.ts';
import { paymentCallbacks } from '../../../webhooks/payment-callbacks.ts';
import { startKbzPayEmulator, type KbzPayEmulator } from '../../emulators/kbzpay/start-kbzpay.ts';
import { useDatabase } from '../../support/database.ts';
import { pino } from 'pino';

const MERCHANT = { appId: 'kp123456789987654321abcdefghijkl', merchantCode: '100001', appKey: '192006250b4c09247ec02edce69f6a2d' };

/** The product's payments against the emulated gateway, callbacks over real HTTP; a test says when the worker works. */
export function useCashier() {
  const db = useDatabase();
  const server = createServer(pino({ level: 'silent' }));
  let gateway: KbzPayEmulator;
  let provider: PaymentProvider;
  let notifyUrl: string;
  const count = { forged: 0 };

  beforeAll(async () => {
    gateway = await startKbzPayEmulator({ ...MERCHANT, now: db.clock.now });
    // Fastify fixes its routes when it listens: the provider is made after the gateway, the address is known after listening.
    const settings = { ...MERCHANT, apiUrl: gateway.apiUrl, pwaUrl: gateway.pwaUrl, get notifyUrl() { return notifyUrl; } } satisfies KbzPaySettings;
    provider = kbzPay({ settings, clock: db.clock });
    await server.register(paymentCallbacks({ reader: db.reader, providers: new Map([[provider.name, provider]]), onForged: () => { count.forged += 1; } }));
    notifyUrl = `${await server.listen({ host: '127.0.0.1', port: 0 })}/webhooks/payments/kbzpay`;
  });
  afterAll(async () => {
    await server.close();
    await gateway.stop();
  });

  /** Runs what is due until nothing is. */
  const work = async (): Promise<void> => {
    const handlers = { ...paymentIntents(new Map([[provider.name, watchProvider(db.reader, provider)]])), ...moneyRoleIntents };
    for (let ids = await dueIntents(db.reader); ids.length > 0; ids = await dueIntents(db.reader)) {
      for (const id of ids) await runIntent(db.reader, handlers, id);
    }
  };
  return {
    db, work, count,
    get gateway() { return gateway; },
    get notifyUrl() { return notifyUrl; },
    /** Asks about a charge and books the answer, as any worker may at any moment. */
    settle: (charge: string) => settleCharge(db.reader, provider, charge),
    /** Moves the clock and lets the worker do what became due on the way, minute by minute. */
    pass: async (minutes: number): Promise<void> => {
      for (let minute = 0; minute < minutes; minute++) {
        db.clock.move(60_000);
        await work();
      }
    },
    open: (member: string, amount = 50_000, way: PayWay = 'qr') => inTransaction(db.reader, (tx) => openTopUp(tx, { member, amount, way })),
    /** A top-up that can be paid now: its order, and its id at the gateway. */
    waiting: async (member: string, amount = 50_000, way: PayWay = 'qr'): Promise<{ order: PaymentOrder; charge: string }> => {
      const opened = await inTransaction(db.reader, (tx) => openTopUp(tx, { member, amount, way }));
      if (!opened.ok) throw new Error(opened.code);
      await work();
      const order = await PaymentOrders(db.reader).findById(opened.value._id).lean<PaymentOrder>();
      if (!order?.charge) throw new Error('the order did not reach the gateway');
      return { order, charge: order.charge };
    },
    orderOf: async (id: string) => PaymentOrders(db.reader).findById(id).lean<PaymentOrder>(),
    balance: async (member: string) => (await readBalance(db.reader, memberWallet(member))).balance,
    told: async (member: string) => (await Notices(db.reader).find({ member }).sort({ createdAt: 1, _id: 1 }).lean()).map(({ kind, params }) => ({ kind, end: params.end })),
  };
}
