import type { Reader } from '../../../core/db/database.ts';
import { newId } from '../../../core/db/new-id.ts';
import { endIdentity } from '../../../core/identity/end-identity.ts';
import { IdentityChecks } from '../../../core/identity/identity.model.ts';
import { memberWallet } from '../../../core/ledger/chart-of-accounts.ts';
import { postTransfer } from '../../../core/ledger/post-transfer.ts';
import { readBalance } from '../../../core/ledger/read-balance.ts';
import { requestWithdrawal } from '../../../core/withdrawals/request-withdrawal.ts';
import type { Withdrawal } from '../../../core/withdrawals/withdrawal.model.ts';
import { act, must, sampleMember } from '../jobs/sample-job.ts';
import { provenPin } from '../pin/proven-pin.ts';

/** A member with this much money, a PIN, and a document that was accepted. */
export async function richMember(reader: Reader, amount: number): Promise<string> {
  const member = await sampleMember(reader);
  await giveMoney(reader, member, amount);
  await acceptIdentity(reader, member);
  await provenPin(reader, member);
  return member;
}

export async function giveMoney(reader: Reader, member: string, amount: number): Promise<void> {
  must(await act(reader, (tx) => postTransfer(tx, { key: `test:${newId()}`, code: 'topup', debit: 'kbzpay:clearing', credit: memberWallet(member), amount, reference: 'test' })));
}

/** As if a person had looked at a document of theirs. */
export async function acceptIdentity(reader: Reader, member: string): Promise<void> {
  const _id = newId();
  await IdentityChecks(reader).create([{ _id, member, state: 'waiting', live: true, key: `identity/${_id}.sealed`, mime: 'image/jpeg', createdAt: reader.clock.now() }]);
  must(await act(reader, (tx) => endIdentity(tx, { check: _id, by: 'somebody' })));
}

export async function ask(reader: Reader, member: string, amount: number, request: string = newId(8)) {
  const proof = await provenPin(reader, member);
  return act(reader, (tx) => requestWithdrawal(tx, { member, amount, way: 'kbzpay', phone: '+959777123456', request, proof }));
}

export async function asked(reader: Reader, member: string, amount: number): Promise<Withdrawal> {
  return must(await ask(reader, member, amount));
}

export const walletOf = (reader: Reader, member: string) => readBalance(reader, memberWallet(member));
