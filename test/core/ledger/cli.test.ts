import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Accounts } from '../../../core/ledger/account.model.ts';
import { memberWallet } from '../../../core/ledger/chart-of-accounts.ts';
import { useBooks } from './books.ts';

const ROOT = join(import.meta.dirname, '../../..');

describe('npm run ledger', () => {
  const { db, topUp } = useBooks();
  const ledger = (...args: string[]) => new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const child = execFile(process.execPath, ['core/ledger/cli.ts', ...args], { cwd: ROOT, env: { ...process.env, MONGODB_URI: db.uri } }, (_error, out, err) => {
      resolve({ code: child.exitCode ?? -1, out, err });
    });
  });

  test('verify, seal, balance, statement and the trial balance tell of honest books', async () => {
    await topUp('aye', 1000);
    await topUp('aye', 500);
    expect(await ledger('seal')).toMatchObject({ code: 0, out: 'sealed 2 accounts\n' });
    const verified = await ledger('verify');
    expect(verified).toMatchObject({ code: 0, out: expect.stringMatching(/^clean: 4 entries in [\d.]+ s\nlast seal 1:[0-9a-f]{64}\n$/) });
    const noted = /last seal (\S+)/.exec(verified.out)?.[1] ?? '';
    expect(await ledger('verify', '--seal', noted)).toMatchObject({ code: 0 });
    expect(await ledger('verify', '--seal', '1:another')).toMatchObject({ code: 1, out: expect.stringContaining('seal_unknown') });
    expect((await ledger('balance', memberWallet('aye'))).out).toBe('member:aye  balance=1500 held=0 available=1500\n');
    expect((await ledger('balance', memberWallet('aye'), '--at', '2020-01-01T00:00:00Z')).out).toBe('member:aye  balance=0 held=0 available=0\n');
    expect((await ledger('statement', memberWallet('aye'))).out.split('\n')).toHaveLength(3);
    expect(await ledger('trial-balance')).toMatchObject({ code: 0, out: expect.stringContaining('debit=1500 credit=1500 pending: debit=0 credit=0  balanced') });
  });

  test('verify says what is wrong and where, and fails', async () => {
    await Accounts(db.reader).updateOne({ _id: memberWallet('aye') }, { $inc: { postedCredit: 1 } });
    expect(await ledger('verify')).toMatchObject({ code: 1, out: expect.stringMatching(/^sums_differ {2}account=member:aye stored=1501 counted=1500\n1 findings/) });
  });

  test('explains itself when it is asked for something else', async () => {
    expect(await ledger('dance')).toMatchObject({ code: 1, err: expect.stringContaining('npm run -s ledger -- COMMAND') });
    expect(await ledger('balance', 'nobody')).toMatchObject({ code: 1, err: expect.stringContaining('is no account') });
    expect(await ledger('balance', 'suspense', '--at', 'soon')).toMatchObject({ code: 1, err: expect.stringContaining('is no moment') });
  });
});
