import type { KbzPayEmulator } from '../emulators/kbzpay/start-kbzpay.ts';
import type { StageOrder, WalletSide } from './stage.ts';

type Trouble = KbzPayEmulator['trouble'];

interface Fault {
  readonly name: string;
  readonly title: string;
  readonly expect: string;
  /** What is set while the fault is on, and how it heals. */
  readonly on: Partial<Trouble>;
  readonly off: Partial<Trouble>;
}

const FAULTS: readonly Fault[] = [
  { name: 'down', title: 'Wallet down', on: { down: true }, off: { down: false },
    expect: 'Asking for a top-up is taken; the QR code comes when the wallet is back. Nothing is called failed without asking.' },
  { name: 'lost', title: 'Order made, answer lost', on: { losesCreateAnswers: true }, off: { losesCreateAnswers: false },
    expect: 'The order exists at the wallet but the app never heard. It asks, and finds out; no second order is paid twice.' },
  { name: 'mute', title: 'Never calls back', on: { neverNotifies: true }, off: { neverNotifies: false },
    expect: 'You pay, the wallet says nothing. The app asks by itself; move the clock a little and the money is there.' },
  { name: 'twice', title: 'Calls back twice', on: { notifiesTwice: true }, off: { notifiesTwice: false },
    expect: 'The payment is told twice and counted once.' },
  { name: 'refuses', title: 'Refuses orders', on: { refusesOrders: true }, off: { refusesOrders: false },
    expect: 'The person is told that it did not work, and nothing is charged.' },
];

const STATES: Readonly<Record<string, string>> = {
  WAIT_PAY: 'waiting', PAYING: 'paying', PAY_SUCCESS: 'paid', PAY_FAILED: 'failed', ORDER_EXPIRED: 'expired', ORDER_CLOSED: 'closed',
};
const LOOK_EVERY_MS = 400;

/** The wallet as the playground shows it. The emulator tells of no changes, so it is looked at some times a second; `stop` ends that. */
export function walletSide(emulator: KbzPayEmulator): WalletSide & { stop(): void } {
  const origin = new URL(emulator.apiUrl).origin;
  const listeners: (() => void)[] = [];
  const orders = (): StageOrder[] => [...emulator.orders.values()].map((order) => ({
    id: order.merchOrderId, title: order.title, amount: Number(order.paidAmount ?? order.amount), state: STATES[order.status] ?? order.status,
    payPage: `${origin}/pay/${order.reference}`,
  }));
  let seen = '';
  const timer = setInterval(() => {
    const now = JSON.stringify(orders());
    if (now === seen) return;
    seen = now;
    for (const listener of listeners) listener();
  }, LOOK_EVERY_MS);
  let fault: string | undefined;
  return {
    origin, orders, faults: FAULTS.map(({ name, title, expect }) => ({ name, title, expect })),
    onChange: (listener) => { listeners.push(listener); },
    get fault() { return fault; },
    setFault: (name) => {
      for (const each of FAULTS) Object.assign(emulator.trouble, each.name === name ? each.on : each.off);
      fault = name;
    },
    pay: (order) => emulator.pay(order),
    stop: () => clearInterval(timer),
  };
}
