import type { PayEmulators } from '../emulators/payer/start-pay-emulators.ts';
import type { WalletName } from './stage.ts';

type Trouble<N extends WalletName> = PayEmulators[N]['trouble'];

interface WalletFault {
  readonly name: string;
  readonly title: string;
  readonly expect: string;
  /** What is set while the fault is on, for each wallet that can have it. */
  readonly on: { readonly [N in WalletName]?: Partial<Trouble<N>> };
}

/** The same switch for all of them. */
function all<T extends Partial<Trouble<'kbzpay'>> & Partial<Trouble<'wavepay'>>>(on: T): Record<WalletName, T> {
  return { kbzpay: on, wavepay: on, ayawallet: on, mmqr: on, ayagateway: on };
}

/** What can be made to go wrong at a wallet, one at a time for each (reference: payments.md §7). */
export const WALLET_FAULTS: readonly WalletFault[] = [
  { name: 'down', title: 'Wallet down', on: all({ down: true }),
    expect: 'Asking for a top-up is taken; what one needs to pay comes when the wallet is back. One that stays away is set aside, and the others are offered.' },
  { name: 'hangs', title: 'Never answers', on: { wavepay: { hangs: true }, ayawallet: { hangs: true }, mmqr: { hangs: true }, ayagateway: { hangs: true } },
    expect: 'The app waits ten seconds, then tries again later. Everybody else goes on writing meanwhile.' },
  { name: 'lost', title: 'Order made, answer lost', on: { kbzpay: { losesCreateAnswers: true }, wavepay: { losesCreateAnswers: true }, ayawallet: { losesCreateAnswers: true }, mmqr: { losesCreateAnswers: true } },
    expect: 'The order exists at the wallet but the app never heard. It asks again under a new number; nobody ever saw the first, so nothing is paid twice.' },
  { name: 'mute', title: 'Never calls back', on: all({ neverNotifies: true }),
    expect: 'You pay, the wallet says nothing. The app asks by itself; move the clock a little and the money is there. WavePay cannot be asked: there the panel reads its statement.' },
  { name: 'late', title: 'Calls back 45 minutes late', on: { kbzpay: { notifiesLate: true }, wavepay: { notifiesLate: true }, mmqr: { notifiesLate: true } },
    expect: 'Pay, then move the clock by an hour. Who can be asked is asked long before; a WavePay top-up has ended by then, with a case. The late word still brings the money, once, and closes the case.' },
  { name: 'twice', title: 'Calls back twice', on: all({ notifiesTwice: true }),
    expect: 'The payment is told twice and counted once.' },
  { name: 'refuses', title: 'Refuses orders', on: all({ refusesOrders: true }),
    expect: 'The person is told that it did not work, and nothing is charged.' },
  { name: 'poor', title: 'Too little money at first', on: { wavepay: { poorFirst: true } },
    expect: 'WavePay tells of too little money, and of the payment right after it. Only the second counts.' },
  { name: 'heartbeat', title: 'Tells again, as a heartbeat', on: { mmqr: { heartbeats: true } },
    expect: 'The issuer repeats what it told. The payment counts once.' },
  { name: 'tokens', title: 'Forgets its tokens', on: { ayawallet: { forgetsTokens: true } },
    expect: 'The app logs in again and nobody notices.' },
  { name: 'slowrefund', title: 'Refunds slowly', on: { kbzpay: { refundsSlowly: true } },
    expect: 'A refund from the panel is under way for a while before it is done; it is never sent twice.' },
];

/** Turns one fault of a wallet on and its others off. */
export function setWalletFault(emulators: PayEmulators, wallet: WalletName, name: string | undefined): void {
  const trouble: object = emulators[wallet].trouble;
  for (const fault of WALLET_FAULTS) {
    const on = fault.on[wallet] ?? {};
    for (const [key, value] of Object.entries(on)) Object.assign(trouble, { [key]: fault.name === name ? value : false });
  }
}
