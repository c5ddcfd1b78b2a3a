import type { Command } from '../emulators/mongo-proxy/read-message.ts';
import type { Interceptor, Verdict } from '../emulators/mongo-proxy/start-mongo-proxy.ts';
import type { Window } from './plan.ts';

/** What a write of the app does to a conversation. */
export type Nature = 'commit' | 'clear' | 'other';

/** A commit remembers an update (`seen` grows, or the chat is new) or ends a step's transaction; a clearing only changes the outbox. */
export function natureOf(command: Command): Nature {
  if (command.name === 'commitTransaction') return 'commit';
  if (command.collection !== 'conversations' || !command.writes || command.inTransaction) return 'other';
  if (command.name === 'insert' || command.documents.some(remembers)) return 'commit';
  return command.documents.some((each) => 'outbox' in field(field(each, 'u'), '$set')) ? 'clear' : 'other';
}

function remembers(statement: object): boolean {
  const update = field(statement, 'u');
  return 'seen' in field(update, '$push') || Object.keys(field(update, '$set')).some((name) => name === 'seen' || name.startsWith('seen.'));
}

function field(of: object, name: string): object {
  const value: unknown = Object.entries(of).find(([key]) => key === name)?.[1];
  return typeof value === 'object' && value !== null ? value : {};
}

/** Collections that hold money, or the state of something that moves it. */
const MONEY = new Set([
  'accounts', 'entries', 'transfers', 'seals', 'sealed_accounts', 'payment_orders', 'payment_cases', 'payment_callbacks', 'provider_health', 'slips', 'refunds', 'corrections', 'provider_statements',
  'withdrawals', 'payout_batches', 'withdrawal_allowances', 'openings', 'hires', 'links', 'linked_chats',
]);

export interface Kill {
  readonly window: Window;
  readonly nth: number;
  /** For the windows of writes: the server has done it, and the app is not told. */
  readonly after?: boolean | undefined;
}

/** Kills at the n-th write of the window's kind: before it is forwarded, or when the server has done it and the app does not know. `kill` says false where somebody else has died of it already. */
export function killAt({ window, nth, after = false }: Kill, kill: () => boolean): Interceptor {
  let met = 0;
  let dead = false;
  const strike = (fits: boolean): Verdict => {
    if (!fits || ++met < nth) return 'pass';
    if (met === nth) dead = kill();
    return dead ? 'cut' : 'pass';
  };
  const at = (fits: (command: Command) => boolean): Interceptor => (after ? { after: (command) => strike(fits(command)) } : { before: (command) => strike(fits(command)) });
  switch (window) {
    case 'before commit': return { before: (command) => strike(natureOf(command) === 'commit') };
    case 'commit→acknowledge': return { after: (command) => strike(natureOf(command) === 'commit') };
    case 'send→clear': return { before: (command) => strike(natureOf(command) === 'clear') };
    case 'acknowledge→send': return {}; // the platform holds the send back, see run-round.ts
    case 'money write': return at(({ writes, collection }) => writes && MONEY.has(collection ?? ''));
    case 'any write': case 'in a sweep': return at(({ writes }) => writes);
  }
}
