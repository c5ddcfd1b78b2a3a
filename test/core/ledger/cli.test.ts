import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Accounts } from '../../../core/ledger/account.model.ts';
import { memberWallet } from '../../../core/ledger/chart-of-accounts.ts';
import { runCommand } from '../../../core/ledger/run-command.ts';
import { useBooks } from './books.ts';

const ROOT = join(import.meta.dirname, '../../..');

describe('npm run ledger', () => {
  const { db, topUp } = useBooks();
  const ledger = async (...args: string[]) => {
    const lines: string[] = [];
    return { fine: await runCommand(db.reader, args, (line) => { lines.push(line); }), lines };
  };

  test('verify, seal, balance, statement and the trial balance tell of honest books', async () => {
    await topUp('aye', 1000);
    await topUp('aye', 500);
    expect(await ledger('seal')).toEqual({ fine: true, lines: ['sealed 2 accounts'] });
    const { fine, lines } = await ledger('verify');
    expect({ fine, lines }).toEqual({ fine: true, lines: [expect.stringMatching(/^clean: 4 entries in [\d.]+ s$/), expect.stringMatching(/^last seal 1:[0-9a-f]{64}$/)] });
    expect(await ledger('verify', '--seal', lines[1]?.slice('last seal '.length) ?? '')).toMatchObject({ fine: true });
    expect(await ledger('verify', '--seal', '1:another')).toMatchObject({ fine: false, lines: ['seal_unknown  seal=1:another', expect.anything(), expect.anything()] });
    expect((await ledger('balance', memberWallet('aye'))).lines).toEqual(['member:aye  balance=1500 held=0 available=1500']);
    expect((await ledger('balance', memberWallet('aye'), '--at', '2020-01-01T00:00:00Z')).lines).toEqual(['member:aye  balance=0 held=0 available=0']);
    expect((await ledger('statement', memberWallet('aye'))).lines).toHaveLength(2);
    expect((await ledger('trial-balance')).lines.at(-1)).toBe('debit=1500 credit=1500 pending: debit=0 credit=0  balanced');
  });

  test('verify says what is wrong and where, and fails as a program', async () => {
    await Accounts(db.reader).updateOne({ _id: memberWallet('aye') }, { $inc: { postedCredit: 1 } });
    const ended = await new Promise<{ code: number | null; out: string }>((resolve) => {
      const child = execFile(process.execPath, ['core/ledger/cli.ts', 'verify'], { cwd: ROOT, env: { ...process.env, MONGODB_URI: db.uri } }, (_error, out) => { resolve({ code: child.exitCode, out }); });
    });
    expect(ended).toEqual({ code: 1, out: expect.stringMatching(/^sums_differ {2}account=member:aye stored=1501 counted=1500\n1 findings/) });
  });

  test('explains itself when it is asked for something else', async () => {
    await expect(ledger('dance')).rejects.toThrow('npm run -s ledger -- COMMAND');
    await expect(ledger('balance', 'nobody')).rejects.toThrow('is no account');
    await expect(ledger('balance', 'suspense', '--at', 'soon')).rejects.toThrow('is no moment');
  });
});
