import { PROVIDER_NAMES, type ProviderName } from '../../core/payments/provider.ts';
import type { PayEmulators } from '../emulators/payer/start-pay-emulators.ts';
import { PAY_TROUBLES, type PayTroubleName } from './plan-money.ts';

/** What a payer does: pays, pays another sum, fails, or gives it up. */
export type PayerMove = 'pay' | 'wrong' | 'fail' | 'cancel';

/** One payment as its provider knows it. */
export interface Paid {
  readonly provider: ProviderName;
  /** Our id there, `ORDER_TRY`. */
  readonly charge: string;
  /** Kyat that came; 0 while nothing has. */
  readonly paid: number;
  /** Still to be paid, as far as the provider cares: what ran out may be paid late. */
  readonly open: boolean;
  /** Kyat that went back, by the number of the refund; where the provider keeps none, by the charge. */
  readonly refunds: ReadonlyMap<string, number>;
}

/** Every payment at every provider. */
export function listPaid(pay: PayEmulators): Paid[] {
  const kbzpay = [...pay.kbzpay.orders.values()].map((order): Paid => ({
    provider: 'kbzpay', charge: order.merchOrderId, paid: order.status === 'PAY_SUCCESS' ? Number(order.paidAmount ?? order.amount) : 0,
    open: order.status === 'WAIT_PAY' || order.status === 'ORDER_EXPIRED', refunds: new Map(order.refunds.map(({ requestNo, amount }) => [requestNo, amount])),
  }));
  return [...kbzpay, ...PROVIDER_NAMES.flatMap((provider) => (provider === 'kbzpay' ? [] : [...pay[provider].orders.values()].map((order): Paid => {
    const came = Number(order.paidAmount ?? order.amount);
    return {
      provider, charge: order.id, paid: order.state === 'paid' || order.state === 'refunded' ? came : 0,
      open: order.state === 'waiting' || order.state === 'expired', refunds: new Map(order.state === 'refunded' ? [[order.id, came]] : []),
    };
  })))];
}

/** Acts as the payer of a charge. */
export async function payAt(pay: PayEmulators, { provider, charge }: Paid, move: PayerMove): Promise<void> {
  if (provider === 'kbzpay') await pay.kbzpay.pay(charge, move === 'cancel' ? 'close' : move);
  else await pay[provider].pay(charge, move);
}

/** What the payer's browser does with our pay page, where the provider wants the payer to begin. False when the page has no such form. */
export async function beginAtPage(page: string): Promise<boolean> {
  const text = await (await fetch(page, { signal: AbortSignal.timeout(5_000) })).text();
  const action = /<form[^>]*action="([^"]+)"/.exec(text)?.[1];
  if (action === undefined) return false;
  const data = new FormData();
  for (const [, name = '', value = ''] of text.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)) data.append(plain(name), plain(value));
  await (await fetch(plain(action), { method: 'POST', body: data, signal: AbortSignal.timeout(5_000) })).text();
  return true;
}

function plain(html: string): string {
  return html.replace(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code)));
}

/** Makes trouble at a provider, where it knows this trouble. */
export function troubleAt(pay: PayEmulators, { provider, trouble }: { provider: ProviderName; trouble: PayTroubleName }): void {
  const switches = pay[provider].trouble;
  if (trouble in switches) Object.assign(switches, { [trouble]: true });
}

/** All providers are well again. */
export function healTills(pay: PayEmulators): void {
  for (const provider of PROVIDER_NAMES) {
    const switches = pay[provider].trouble;
    for (const trouble of PAY_TROUBLES) if (trouble in switches) Object.assign(switches, { [trouble]: false });
  }
}

/** Delivers every callback that still waits to be repeated. */
export async function repeatCallbacks(pay: PayEmulators): Promise<void> {
  await Promise.all([pay.kbzpay.retryNow(), ...PROVIDER_NAMES.flatMap((provider) => (provider === 'kbzpay' ? [] : [pay[provider].deliverDue()]))]);
}
