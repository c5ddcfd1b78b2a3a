import type { Reader } from '../db/database.ts';
import { isAccountCode, type AccountCode } from './chart-of-accounts.ts';
import { foldEntries } from './fold-entries.ts';
import { balanceAt, readBalance } from './read-balance.ts';
import { readStatement } from './read-statement.ts';
import { sealEntries } from './seal-entries.ts';
import { Seals, type Seal } from './seal.model.ts';
import { trialBalance } from './trial-balance.ts';
import { judgeBooks } from './verify-books.ts';

const USAGE = `npm run -s ledger -- COMMAND
  verify [--seal N:HASH]        recompute everything; says what is wrong and where (exit code 1). --seal: the noted seal is still in the chain
  balance ACCOUNT [--at TIME]   the balance now, or as of a past moment (ISO 8601)
  statement ACCOUNT             all entries, the newest first
  trial-balance                 every account's sums
  seal                          fold and seal what was booked, now (a worker does it every minute)`;
const PAGE = 200;

/** The command was not understood; the message says how it is written. */
export class UsageError extends Error {}

/** Where the lines of an answer go. */
type Say = (line: string) => void;

/** `npm run -s ledger -- COMMAND`: answers in lines; false when something is wrong with the books. Throws UsageError. */
export async function runCommand(reader: Reader, args: readonly string[], say: Say): Promise<boolean> {
  const [command, ...rest] = args;
  switch (command) {
    case 'verify': return verify(reader, say, option(rest, '--seal'));
    case 'balance': return balance(reader, say, account(rest), option(rest, '--at'));
    case 'statement': return statement(reader, say, account(rest));
    case 'trial-balance': return trial(reader, say);
    case 'seal': return seal(reader, say);
    default: throw new UsageError(USAGE);
  }
}

async function verify(reader: Reader, say: Say, noted: string | undefined): Promise<boolean> {
  const started = performance.now();
  const { findings, seal: last } = await judgeBooks(reader);
  for (const { what, ...where } of findings) say(`${what}  ${Object.entries(where).map(([name, value]) => `${name}=${value}`).join(' ')}`);
  const whole = noted === undefined || await isInChain(reader, noted);
  if (!whole) say(`seal_unknown  seal=${noted}`);
  const count = await reader.db.collection('entries').estimatedDocumentCount();
  const clean = findings.length === 0 && whole;
  say(`${clean ? 'clean' : `${findings.length + (whole ? 0 : 1)} findings`}: ${count} entries in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  if (last) say(`last seal ${last.seal}:${last.hash}`);
  return clean;
}

async function isInChain(reader: Reader, noted: string): Promise<boolean> {
  const [number, hash] = noted.split(':');
  const seal = await Seals(reader).findById(Number(number)).lean<Seal>();
  return seal !== null && seal.hash === hash;
}

async function balance(reader: Reader, say: Say, code: AccountCode, at: string | undefined): Promise<boolean> {
  const moment = at === undefined ? undefined : new Date(at);
  if (moment && Number.isNaN(moment.getTime())) throw new UsageError(`${at} is no moment: write 2026-11-21T09:30:00+06:30`);
  const { balance: posted, held, available } = moment ? await balanceAt(reader, code, moment) : await readBalance(reader, code);
  say(`${code}  balance=${posted} held=${held} available=${available}`);
  return true;
}

async function statement(reader: Reader, say: Say, code: AccountCode): Promise<boolean> {
  for (let page = await readStatement(reader, code, undefined, PAGE); ; page = await readStatement(reader, code, page.older, PAGE)) {
    for (const line of page.lines) say(`${line.seq}  ${line.at.toISOString()}  ${line.change}  ${line.balance}  ${line.transfer}  ${line.textKey}  ${line.reference}`);
    if (page.older === undefined) return true;
  }
}

async function trial(reader: Reader, say: Say): Promise<boolean> {
  const books = await trialBalance(reader);
  for (const { account: code, debit, credit, balance: posted, held } of books.accounts) say(`${code}  debit=${debit} credit=${credit} balance=${posted} held=${held}`);
  say(`debit=${books.debit} credit=${books.credit} pending: debit=${books.pendingDebit} credit=${books.pendingCredit}  ${books.balanced ? 'balanced' : 'NOT BALANCED'}`);
  return books.balanced;
}

async function seal(reader: Reader, say: Say): Promise<boolean> {
  let sealed = 0;
  while (await foldEntries(reader) > 0);
  for (let more = 1; more > 0; sealed += more) more = await sealEntries(reader);
  say(`sealed ${sealed} accounts`);
  return true;
}

function account([code = '']: readonly string[]): AccountCode {
  if (!isAccountCode(code)) throw new UsageError(`"${code}" is no account (docs/money.md lists them)`);
  return code;
}

function option(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name);
  return at === -1 ? undefined : args[at + 1];
}
