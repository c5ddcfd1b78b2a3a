import { isDuplicateKey, type Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { runWrite } from '../db/run-write.ts';
import { ok, refused, type Refused, type Result } from '../errors.ts';
import { Accounts, type Account } from './account.model.ts';
import { AccountSheet } from './account-sheet.ts';
import { changeOf } from './change.ts';
import { kindOfAccount, type AccountCode } from './chart-of-accounts.ts';
import type { Entry } from './entry.model.ts';
import { repeatOf, type Receipt } from './receipt.ts';
import { conflictOver, entryOf } from './record-transfer.ts';
import { LEDGER_REFUSALS, type TransferRefusal } from './refusals.ts';
import { bodyOf, checkRequest, fingerprintOf, type TransferRequest } from './transfer-request.ts';
import { Transfers, type Transfer } from './transfer.model.ts';
import { writeSheet } from './write-sheet.ts';

export type Outcome = Result<Receipt, TransferRefusal>;

/** Accounts as this process wrote them last. */
export type Guess = ReadonlyMap<AccountCode, Account>;

/** The accounts were not as guessed, or a key was known: to be posted again without a guess. Nothing has happened. */
export class WrongGuess extends Error {
  override readonly name = 'WrongGuess';
}

export interface Posted {
  /** In the order of the requests. */
  readonly outcomes: readonly Outcome[];
  /** The accounts that changed, as they stand now. */
  readonly accounts: readonly Account[];
}

/**
 * Posts a row of transfers in one transaction of 5 statements (one more when accounts are opened), each as if alone and in the given order: a refusal falls on its own
 * transfer, is remembered with the others, and takes nothing from those behind it. Each account touched is updated once, on the
 * condition of the number of its last entry. With a `guess` 2 statements less: accounts are taken to stand as guessed and keys to be new, which the
 * updates' conditions and the unique index prove; a guess that is wrong, or that would refuse something, throws WrongGuess.
 */
export async function postBatch(tx: Tx, requests: readonly TransferRequest[], guess?: Guess): Promise<Posted> {
  const known = guess ? [] : await Transfers(tx).find({ key: { $in: requests.map(({ key }) => key) } }, null, { session: tx.session, lean: true });
  const batch = new Batch(known, await readAccounts(tx, requests, guess), tx.clock.now());
  const outcomes = requests.map((request) => batch.post(request));
  if (guess && outcomes.some((outcome) => !outcome.ok && (outcome.code === 'insufficient_funds' || outcome.code === 'account_closed'))) throw new WrongGuess();
  const accounts = await batch.write(tx, guess ? () => new WrongGuess() : () => conflictOver('of a batch'));
  return { outcomes, accounts };
}

async function readAccounts(tx: Tx, requests: readonly TransferRequest[], guess: Guess = new Map()): Promise<Account[]> {
  const guarded = new Set(requests.flatMap(({ debit, credit }) => [debit, credit].filter((code) => kindOfAccount(code).posting === 'guarded')));
  const guessed = [...guarded].flatMap((code) => guess.get(code) ?? []);
  const unknown = [...guarded].filter((code) => !guess.has(code));
  if (unknown.length === 0) return guessed;
  return [...guessed, ...await Accounts(tx).find({ _id: { $in: unknown } }, null, { session: tx.session }).lean<Account[]>()];
}

class Batch {
  readonly #now: Date;
  readonly #byKey: Map<string, Transfer>;
  readonly #sheet: AccountSheet;
  readonly #transfers: Transfer[] = [];
  readonly #entries: Entry[] = [];

  constructor(known: readonly Transfer[], accounts: readonly Account[], now: Date) {
    this.#now = now;
    this.#byKey = new Map(known.map((transfer) => [transfer.key, transfer]));
    this.#sheet = new AccountSheet(accounts, now);
  }

  post(request: TransferRequest): Outcome {
    const wrong = checkRequest(request);
    if (wrong) return wrong;
    const body = bodyOf(request);
    const before = this.#byKey.get(request.key);
    if (before) return repeatOf(before, body);
    if (body.dueAt && body.dueAt <= this.#now) return refused('expiry_invalid');

    const transfer: Transfer = {
      ...body, _id: newId(), key: request.key, fingerprint: fingerprintOf(body), state: request.pending ? 'pending' : 'posted', at: this.#now,
    };
    const debit = changeOf(transfer, 'debit');
    const credit = changeOf(transfer, 'credit');
    const refusal = this.#sheet.refusalOf(debit) ?? this.#sheet.refusalOf(credit);
    if (refusal) return this.#refuse(transfer, refusal);
    this.#keep(transfer);
    this.#entries.push(entryOf(transfer, 'debit', this.#sheet.book(debit)), entryOf(transfer, 'credit', this.#sheet.book(credit)));
    return ok({ transfer: transfer._id, at: transfer.at, repeated: false });
  }

  /** Writes all of it; when somebody else was quicker, `conflict` is thrown. */
  async write(tx: Tx, conflict: () => Error): Promise<Account[]> {
    const lines = this.#sheet.lines();
    try {
      if (!await writeSheet(tx, lines)) throw conflict();
      if (this.#transfers.length > 0) await runWrite(tx, { insert: 'transfers', documents: this.#transfers });
    } catch (error) {
      throw isDuplicateKey(error) ? conflict() : error;
    }
    if (this.#entries.length > 0) await runWrite(tx, { insert: 'entries', documents: this.#entries });
    return lines.map(({ after }) => after);
  }

  #refuse(transfer: Transfer, refusal: Refused<TransferRefusal>): Outcome {
    if (LEDGER_REFUSALS[refusal.code] === 'may_change') this.#keep(refusedTransfer(transfer, refusal));
    return refusal;
  }

  #keep(transfer: Transfer): void {
    this.#byKey.set(transfer.key, transfer);
    this.#transfers.push(transfer);
  }
}

/** A refusal as its key remembers it. */
export function refusedTransfer(transfer: Transfer, { code, params }: Refused<TransferRefusal>): Transfer {
  return { ...transfer, state: 'refused', refusal: { code, ...(params && { params }) } };
}
