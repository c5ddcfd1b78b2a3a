import type { TransferRefusal } from '../../../core/ledger/refusals.ts';

/** The ledger in forty lines, without a database: what the real one is compared with. Wallets may not go below zero, `house` may. */
export interface ModelTransfer {
  readonly kind: 'plain' | 'pending' | 'post' | 'reversal' | 'void';
  readonly from: string;
  readonly to: string;
  readonly amount: number;
  state: 'posted' | 'pending' | 'voided' | 'expired';
  readonly dueAt?: number;
  reversed?: boolean;
}

export type ModelOutcome = 'ok' | TransferRefusal;

export class Model {
  readonly balances = new Map<string, number>();
  readonly held = new Map<string, number>();
  readonly transfers: ModelTransfer[] = [];

  available(account: string): number { return (this.balances.get(account) ?? 0) - (this.held.get(account) ?? 0); }

  move(kind: 'plain' | 'pending', from: string, to: string, amount: number, dueAt?: number): ModelOutcome {
    if (from === to) return 'same_account';
    if (!from.startsWith('house') && this.available(from) < amount) return 'insufficient_funds';
    if (kind === 'plain') this.#pay(from, to, amount);
    else this.#add(this.held, from, amount);
    this.transfers.push({ kind, from, to, amount, state: kind === 'plain' ? 'posted' : 'pending', ...(dueAt !== undefined && { dueAt }) });
    return 'ok';
  }

  end(how: 'post' | 'void', index: number, now: number, part?: number): ModelOutcome {
    const hold = this.transfers[index];
    if (hold?.kind !== 'pending') return 'pending_not_found';
    if (hold.state !== 'pending') return hold.state === 'posted' ? 'pending_already_posted' : hold.state === 'voided' ? 'pending_already_voided' : 'pending_expired';
    if (hold.dueAt !== undefined && hold.dueAt <= now) return 'pending_expired';
    const amount = part ?? hold.amount;
    if (how === 'post' && amount > hold.amount) return 'exceeds_pending';
    this.#add(this.held, hold.from, -hold.amount);
    hold.state = how === 'post' ? 'posted' : 'voided';
    if (how === 'post') this.#pay(hold.from, hold.to, amount);
    this.transfers.push({ kind: how, from: hold.from, to: hold.to, amount, state: hold.state });
    return 'ok';
  }

  reverse(index: number): ModelOutcome {
    const mistake = this.transfers[index];
    if (!mistake) return 'transfer_not_found';
    if (mistake.kind !== 'plain' && mistake.kind !== 'post') return 'not_reversible';
    if (mistake.reversed) return 'already_reversed';
    if (!mistake.to.startsWith('house') && this.available(mistake.to) < mistake.amount) return 'insufficient_funds';
    mistake.reversed = true;
    this.#pay(mistake.to, mistake.from, mistake.amount);
    this.transfers.push({ kind: 'reversal', from: mistake.to, to: mistake.from, amount: mistake.amount, state: 'posted' });
    return 'ok';
  }

  expire(now: number): void {
    for (const hold of this.transfers) {
      if (hold.state !== 'pending' || hold.dueAt === undefined || hold.dueAt > now) continue;
      hold.state = 'expired';
      this.#add(this.held, hold.from, -hold.amount);
    }
  }

  #pay(from: string, to: string, amount: number): void {
    this.#add(this.balances, from, -amount);
    this.#add(this.balances, to, amount);
  }

  #add(sums: Map<string, number>, account: string, amount: number): void { sums.set(account, (sums.get(account) ?? 0) + amount); }
}
