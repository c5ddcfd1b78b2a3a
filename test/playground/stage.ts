import type { MovableClock } from '../../core/clock.ts';
import type { Phone, Trouble } from '../support/phone.ts';
import type { PhoneBook } from './phone-book.ts';

/** What the playground needs of a chat emulator. */
export interface Side {
  readonly trouble: Trouble;
  /** Replaces the trouble of now; `{}` heals. */
  setTrouble(trouble: Trouble): void;
  /** Delivers at once what waits for its next try. */
  retryNow(): void;
}

/** A post of the Telegram channel, as the emulator keeps it. */
export interface StagePost {
  readonly id: string;
  readonly text: string;
  readonly bold?: readonly { readonly offset: number; readonly length: number }[];
  readonly buttons: Phone['keyboard'];
  readonly photo?: string;
  readonly at: Date;
  readonly edited?: boolean;
}

/** An order at the wallet, as its pay page shows it. */
export interface StageOrder {
  readonly id: string;
  /** Whose it is: KBZPay, WavePay, … */
  readonly wallet: string;
  readonly title: string;
  readonly amount: number;
  readonly state: string;
  readonly payPage: string;
}

/** The app as a child process. */
export interface StageApp {
  readonly url: string;
  readonly state: 'starting' | 'running' | 'dead';
  onChange(listener: () => void): void;
  start(): Promise<void>;
  /** SIGKILL: nothing is finished, nothing is said. */
  kill(): Promise<void>;
  /** Moves the app's clock, and lets it sweep what has become due. */
  moveClock(milliseconds: number): Promise<void>;
}

/** Everything that stands on the stage: the emulators, the app, the people and the time. Tests put up a smaller one. */
export interface Stage {
  readonly telegram: Side;
  readonly viber: Side;
  readonly app: StageApp;
  readonly book: PhoneBook;
  readonly clock: MovableClock;
  readonly botUsername: string;
  readonly viberUri: string;
  readonly channel: { readonly title: string; posts(): readonly StagePost[]; onChange(listener: () => void): void };
  readonly wallet: WalletSide;
}

/** The wallets, by the names of the product's providers. */
export type WalletName = 'kbzpay' | 'wavepay' | 'ayawallet' | 'mmqr' | 'ayagateway';

/** What the playground needs of the wallets' emulators. */
export interface WalletSide {
  /** Where their pages are. */
  readonly origins: readonly string[];
  readonly names: readonly { readonly name: WalletName; readonly title: string }[];
  orders(): readonly StageOrder[];
  onChange(listener: () => void): void;
  /** What can be made to go wrong, one at a time for each wallet. */
  readonly faults: readonly { readonly name: string; readonly title: string; readonly expect: string; readonly wallets: readonly WalletName[] }[];
  readonly fault: Readonly<Partial<Record<WalletName, string>>>;
  setFault(wallet: WalletName, name: string | undefined): void;
  /** The person presses Pay in the wallet. */
  pay(order: string): Promise<void>;
  /** Delivers at once the callbacks that wait for their next try. */
  retryNow(): void;
}
