import { inTransaction, type Reader, type Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import type { IntentHandlers } from '../intents/intent.ts';
import { planIntent } from '../intents/plan-intent.ts';
import { recordAct } from '../moderation/record-act.ts';
import { requireRole } from '../moderation/require-role.ts';
import { bookPayment } from '../payments/book-payment.ts';
import { closeCase, openCase } from '../payments/open-case.ts';
import { findOrder } from '../payments/read-order.ts';
import { checkStatement, type CheckedLine } from './check-statement.ts';
import { ProviderStatements, type ProviderStatement, type StatementResult } from './statement.model.ts';

/**
 * A person of the money role lets a statement do what its preview said; a worker does it. Applied once: refuses not_allowed,
 * statement_not_found, statement_applied.
 */
export async function applyStatement(
  tx: Tx, input: { statement: string; by: string },
): Promise<Result<undefined, 'not_allowed' | 'statement_not_found' | 'statement_applied'>> {
  const moderator = await requireRole(tx, input.by, 'money');
  if (!moderator.ok) return moderator;
  const by = moderator.value._id;
  const moved = await ProviderStatements(tx).findOneAndUpdate({ _id: input.statement, state: 'read' }, { $set: { state: 'applying', appliedBy: by } }, { session: tx.session, lean: true });
  if (!moved) return refused(await ProviderStatements(tx).exists({ _id: input.statement }).session(tx.session) ? 'statement_applied' : 'statement_not_found');
  await planIntent(tx, { id: `statement.apply:${moved._id}`, kind: 'statement.apply', payload: { statement: moved._id } });
  await recordAct(tx, { by, act: 'statement.apply', subject: `statement:${moved._id}`, after: `${moved.provider}: ${moved.lines.length}` });
  return ok();
}

/** The intent `statement.apply`. Every line is booked by itself and only once, so it may begin again anywhere. */
export const statementIntents: IntentHandlers = {
  'statement.apply': async (context, intent) => {
    const statement = await ProviderStatements(context).findOne({ _id: String(intent.payload['statement']), state: 'applying' }).lean<ProviderStatement>();
    if (!statement) return { kind: 'done' };
    const result = await work(context, statement);
    await ProviderStatements(context).updateOne({ _id: statement._id, state: 'applying' }, { $set: { state: 'done', doneAt: context.clock.now(), result } });
    return { kind: 'done' };
  },
};

async function work(reader: Reader, statement: ProviderStatement): Promise<StatementResult> {
  const { lines, missing, answered } = await checkStatement(reader, statement);
  const result = { credited: 0, keptAside: 0, missing: missing.length, closed: answered.length };
  for (const checked of lines) {
    if (checked.verdict !== 'credit' && checked.verdict !== 'wrong_amount' && checked.verdict !== 'unknown') continue;
    await bookLine(reader, statement, checked);
    result[checked.verdict === 'credit' ? 'credited' : 'keptAside'] += 1;
  }
  for (const order of missing) {
    await inTransaction(reader, (tx) => openCase(tx, {
      kind: 'not_in_statement', provider: statement.provider, charge: order.settled[0] ?? order._id, order: order._id, member: order.member, expected: order.amount,
    }));
  }
  for (const { _id } of answered) {
    await inTransaction(reader, (tx) => closeCase(tx, { case: _id, by: statement.appliedBy ?? statement.by, note: `statement:${statement._id}` }));
  }
  return result;
}

async function bookLine(reader: Reader, { provider }: ProviderStatement, { line, charge, order }: CheckedLine): Promise<void> {
  const { amountText, amount, transaction } = line;
  const paid = {
    kind: 'found', status: 'paid', amountText, currency: 'MMK', ...(amount !== undefined && { amount }), ...(transaction !== undefined && { transaction }),
  } as const;
  await inTransaction(reader, async (tx) => bookPayment(tx, { provider, charge, order: order ? await findOrder(tx, order._id) ?? null : null, paid }));
}
