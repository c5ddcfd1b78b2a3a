import type { PayEmulators } from '../emulators/payer/start-pay-emulators.ts';
import type { StageOrder, WalletName, WalletSide } from './stage.ts';
import { setWalletFault, WALLET_FAULTS } from './wallet-faults.ts';

/** What KBZPay's emulator calls the states; the others use these words already. */
const STATES: Readonly<Record<string, string>> = {
  WAIT_PAY: 'waiting', PAYING: 'paying', PAY_SUCCESS: 'paid', PAY_FAILED: 'failed', ORDER_EXPIRED: 'expired', ORDER_CLOSED: 'closed',
};
const TITLES: Readonly<Record<WalletName, string>> = { kbzpay: 'KBZPay', wavepay: 'WavePay', ayawallet: 'AYA Pay', mmqr: 'MMQR', ayagateway: 'AYA Gateway' };
const NAMES: readonly WalletName[] = ['kbzpay', 'wavepay', 'ayawallet', 'mmqr', 'ayagateway'];
const LOOK_EVERY_MS = 400;

/** The wallets as the playground shows them. Emulators tell of no changes, so they are looked at some times a second; `stop` ends that. */
export function walletSide(emulators: PayEmulators): WalletSide & { stop(): void } {
  const { kbzpay } = emulators;
  const listeners: (() => void)[] = [];
  const orders = (): StageOrder[] => [...ofKbzPay(emulators), ...NAMES.flatMap((name) => (name === 'kbzpay' ? [] : ofOthers(emulators, name)))]
    .sort((a, b) => a.at - b.at).map(({ order }) => order);
  let seen = '';
  const timer = setInterval(() => {
    const now = JSON.stringify(orders());
    if (now === seen) return;
    seen = now;
    for (const listener of listeners) listener();
  }, LOOK_EVERY_MS);
  const faults: Partial<Record<WalletName, string>> = {};
  return {
    origins: [new URL(kbzpay.apiUrl).origin, ...NAMES.flatMap((name) => (name === 'kbzpay' ? [] : [emulators[name].origin]))],
    names: NAMES.map((name) => ({ name, title: TITLES[name] })),
    orders,
    faults: WALLET_FAULTS.map(({ name, title, expect, on }) => ({ name, title, expect, wallets: NAMES.filter((wallet) => on[wallet] !== undefined) })),
    onChange: (listener) => { listeners.push(listener); },
    get fault() { return { ...faults }; },
    setFault: (wallet, name) => {
      setWalletFault(emulators, wallet, name);
      if (name === undefined) delete faults[wallet];
      else faults[wallet] = name;
    },
    pay: (id) => {
      const name = NAMES.find((each) => emulators[each].orders.has(id));
      if (!name) throw new Error(`no wallet knows the order ${id}`);
      return emulators[name].pay(id);
    },
    retryNow: () => {
      void kbzpay.retryNow();
      for (const name of NAMES) if (name !== 'kbzpay') void emulators[name].deliverDue(true);
    },
    stop: () => clearInterval(timer),
  };
}

interface Dated { readonly at: number; readonly order: StageOrder }

function ofKbzPay({ kbzpay }: PayEmulators): Dated[] {
  const { origin } = new URL(kbzpay.apiUrl);
  return [...kbzpay.orders.values()].map((order) => ({
    at: order.createdAt.getTime(),
    order: {
      id: order.merchOrderId, wallet: TITLES.kbzpay, title: order.title, amount: Number(order.paidAmount ?? order.amount), state: STATES[order.status] ?? order.status,
      payPage: `${origin}/pay/${order.reference}`,
    },
  }));
}

function ofOthers(emulators: PayEmulators, name: Exclude<WalletName, 'kbzpay'>): Dated[] {
  const emulator = emulators[name];
  return [...emulator.orders.values()].map((order) => ({
    at: order.createdAt.getTime(),
    order: { id: order.id, wallet: TITLES[name], title: order.title, amount: Number(order.paidAmount ?? order.amount), state: order.state, payPage: emulator.payPage(order.id) },
  }));
}
