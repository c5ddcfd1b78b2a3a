import { MINUTE } from '../clock.ts';
import { inTransaction, type Reader } from '../db/database.ts';
import type { IntentContext, IntentHandlers, IntentOutcome } from '../intents/intent.ts';
import { failWithdrawal, payWithdrawal } from './end-withdrawal.ts';
import type { PayoutAnswer, PayoutProvider } from './payout-provider.ts';
import type { PayoutWay } from './withdrawal-rules.ts';
import { Withdrawals, type Withdrawal } from './withdrawal.model.ts';

const ASK_AGAIN_MS = MINUTE;
const ASK_AGAIN_MAX_MS = 60 * MINUTE;

/**
 * The intent `payout.send`: an approved withdrawal is paid through its wallet's payout API, where there is one; otherwise it stays for a batch file.
 * Before anything is asked for, the withdrawal is out of every batch (`approved → sending`); a try whose outcome is not known is queried, and only an order that
 * the provider does not know is paid again, under the same id.
 */
export function payoutIntents({ providers }: { providers: Partial<Record<PayoutWay, PayoutProvider>> }): IntentHandlers {
  return {
    'payout.send': async (context, intent) => {
      const id = String(intent.payload['withdrawal']);
      const withdrawal = await Withdrawals(context).findById(id).lean<Withdrawal>();
      const provider = withdrawal && providers[withdrawal.way];
      if (!withdrawal || !provider) return { kind: 'done' };
      if (withdrawal.state === 'approved' && !await take(context, id)) return { kind: 'done' };
      if (withdrawal.state !== 'approved' && withdrawal.state !== 'sending') return { kind: 'done' };
      const tried = withdrawal.state === 'sending' || context.resumed;
      return book(context, withdrawal, await ask(provider, withdrawal, tried), intent.attempts);
    },
  };
}

async function take(reader: Reader, id: string): Promise<boolean> {
  const taken = await Withdrawals(reader).updateOne({ _id: id, state: 'approved' }, { $set: { state: 'sending' } });
  return taken.matchedCount === 1;
}

async function ask(provider: PayoutProvider, { _id: id, phone, amount }: Withdrawal, tried: boolean): Promise<PayoutAnswer> {
  const known = tried ? await provider.query(id) : { kind: 'unknown' } as const;
  return known.kind === 'unknown' ? provider.pay({ id, phone, amount }) : known;
}

async function book(context: IntentContext, { _id: withdrawal }: Withdrawal, answer: PayoutAnswer, attempts: number): Promise<IntentOutcome> {
  const { kind } = answer;
  if (kind === 'unknown' || kind === 'under_way') {
    const pauseMs = Math.min(ASK_AGAIN_MAX_MS, ASK_AGAIN_MS * 2 ** Math.min(attempts, 10));
    return { kind: 'retry', at: new Date(context.clock.now().getTime() + pauseMs), error: kind };
  }
  const booked = await inTransaction(context, (tx) => (answer.kind === 'paid'
    ? payWithdrawal(tx, { withdrawal, reference: answer.reference })
    : failWithdrawal(tx, { withdrawal, reason: answer.reason })));
  return booked.ok ? { kind: 'done' } : { kind: 'case', error: `payout ${withdrawal}: ${booked.code}` };
}
