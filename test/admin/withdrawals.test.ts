import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { IdentityChecks } from '../../core/identity/identity.model.ts';
import { AuditRows } from '../../core/moderation/audit.model.ts';
import { askPinReset } from '../../core/pin/reset-pin.ts';
import { readPin } from '../../core/pin/read-pin.ts';
import { WITHDRAWAL } from '../../core/withdrawals/withdrawal-rules.ts';
import { Withdrawals } from '../../core/withdrawals/withdrawal.model.ts';
import { act, must, sampleMember } from '../core/jobs/sample-job.ts';
import { sampleModerator } from '../core/moderation/sample-moderator.ts';
import { asked, richMember, walletOf } from '../core/withdrawals/withdrawing.ts';
import { useDatabase } from '../support/database.ts';
import { panelApp, signedIn, type PanelVisitor } from './panel-visitor.ts';

const db = useDatabase();
const HOME = '/admin/money/withdrawals';
const DOCUMENTS = '/admin/money/identities';
let app: FastifyInstance;
let mya: PanelVisitor;
let myaId: string;

beforeEach(async () => {
  await db.empty();
  app = await panelApp(db.reader, { document: async () => ({ bytes: Buffer.from('a photo'), mime: 'image/jpeg' }) });
  myaId = await sampleModerator(db.reader, 'money');
  mya = await signedIn(app, db.reader, myaId);
});
afterEach(() => app.close());

const stateOf = async (id: string) => (await Withdrawals(db.reader).findById(id).lean())?.state;

/** The form that uploads a file, as a browser sends it. */
function upload(visitor: PanelVisitor, path: string, text: string, csrf: string) {
  const boundary = 'XX';
  const part = (name: string, value: string, more = '') => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
  return app.inject({
    method: 'POST', url: path, cookies: { ...visitor.cookies }, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: `${part('csrf', csrf)}${part('file', text, '; filename="batch.csv"\r\nContent-Type: text/csv')}--${boundary}--\r\n`,
  });
}

describe('withdrawals in the panel', () => {
  test('go the whole way: agreed to, exported, downloaded, uploaded filled in, looked at, applied – and applied again nothing happens', async () => {
    const member = await richMember(db.reader, 100_000);
    const one = await asked(db.reader, member, 20_000);
    const two = await asked(db.reader, member, 30_000);
    const page = await mya.open(HOME);
    expect(page.body).toContain('20,000 kyat');
    for (const { _id } of [one, two]) expect((await mya.submit(`${HOME}/${_id}/agree`)).statusCode).toBe(303);
    expect((await mya.open(`${HOME}?tab=approved`)).body).toContain('Make a batch file for KBZPay (2, 50,000 kyat)');
    const batch = (await mya.submit(`${HOME}/export`, { way: 'kbzpay' })).headers.location ?? '';
    const batchPage = await mya.open(batch);
    expect(batchPage.body).toContain(one._id);
    const csrf = /name="csrf" value="([^"]+)"/.exec(batchPage.body)?.[1] ?? '';
    const file = await mya.open(`${batch}/file`);
    expect(file.headers['content-disposition']).toMatch(/attachment; filename="payout-kbzpay-/);
    const filled = file.body.replace(/(20000,[^,]*),,,/, '$1,KBZ-77,paid,').replace(/(30000,[^,]*),,,/, '$1,,failed,name_differs');
    const preview = await upload(mya, `${batch}/look`, filled, csrf);
    expect(preview.body).toContain('Do it (2)');
    expect(preview.body).toContain('is paid: KBZ-77');
    expect(await stateOf(one._id)).toBe('batched');
    expect((await mya.submit(`${batch}/apply`, { file: filled })).body).toContain('2 done, 0 refused');
    expect([await stateOf(one._id), await stateOf(two._id)]).toEqual(['paid', 'failed']);
    expect((await upload(mya, `${batch}/look`, filled, csrf)).body).toContain('There is nothing to do');
    expect((await mya.submit(`${batch}/apply`, { file: filled })).body).toContain('0 done, 0 refused');
    expect(await walletOf(db.reader, member)).toMatchObject({ balance: 80_000, available: 80_000 });
    expect((await AuditRows(db.reader).find({ by: myaId }).lean()).map(({ act: what }) => what).toSorted()).toEqual([
      'session.open', 'withdrawal.agree', 'withdrawal.agree', 'withdrawal.export', 'withdrawal.fail', 'withdrawal.pay',
    ]);
  });

  test('from the limit on wait for a second person, and one entered by hand needs a reference of its own', async () => {
    const member = await richMember(db.reader, 900_000);
    const { _id } = await asked(db.reader, member, WITHDRAWAL.twoPeopleFrom);
    await mya.submit(`${HOME}/${_id}/agree`);
    const waiting = (await mya.open(HOME)).body;
    expect([waiting.includes(`${_id}/agree`), waiting.includes('somebody else has to')]).toEqual([false, true]);
    expect((await mya.submit(`${HOME}/${_id}/agree`)).body).toContain('somebody else has to');
    const thida = await signedIn(app, db.reader, await sampleModerator(db.reader, 'money'));
    await thida.submit(`${HOME}/${_id}/agree`);
    expect(await stateOf(_id)).toBe('approved');
    expect((await thida.submit(`${HOME}/${_id}/paid`, { reference: ' ' })).statusCode).toBe(422);
    await thida.submit(`${HOME}/${_id}/paid`, { reference: 'K-9' });
    expect(await stateOf(_id)).toBe('paid');
    expect((await thida.open(`${HOME}?tab=done`)).body).toContain('K-9');
  });

  test('are for the money role alone, and no form is taken without its token', async () => {
    const member = await richMember(db.reader, 100_000);
    const { _id } = await asked(db.reader, member, 20_000);
    const content = await signedIn(app, db.reader, await sampleModerator(db.reader, 'content'));
    for (const path of [HOME, DOCUMENTS, `${DOCUMENTS}/x/photo`]) expect((await content.open(path)).statusCode).toBe(403);
    expect((await content.submit(`${HOME}/${_id}/agree`)).statusCode).toBe(403);
    expect((await mya.submit(`${HOME}/${_id}/agree`, {}, { withoutToken: true })).statusCode).toBe(403);
    expect(await stateOf(_id)).toBe('requested');
  });
});

describe('documents and PINs in the panel', () => {
  test('a photo is shown only while it waits, and every look is recorded', async () => {
    const member = await sampleMember(db.reader);
    await IdentityChecks(db.reader).create([{ _id: 'check1', member, state: 'waiting', live: true, key: 'identity/check1.sealed', mime: 'image/jpeg', createdAt: db.clock.now() }]);
    expect((await mya.open(DOCUMENTS)).body).not.toContain('<img');
    expect((await mya.open(`${DOCUMENTS}?show=check1`)).body).toContain(`<img class="photo" src="${DOCUMENTS}/check1/photo"`);
    const photo = await mya.open(`${DOCUMENTS}/check1/photo`);
    expect(photo.headers).toMatchObject({ 'content-type': 'image/jpeg', 'cache-control': 'no-store', 'content-disposition': expect.stringMatching(/^inline/) });
    expect(await AuditRows(db.reader).find({ act: 'identity.look', subject: `member:${member}` }).lean()).toHaveLength(1);
    await mya.submit(`${DOCUMENTS}/check1/accept`);
    expect(await IdentityChecks(db.reader).findById('check1').lean()).toMatchObject({ state: 'accepted' });
    expect((await mya.open(`${DOCUMENTS}/check1/photo`)).statusCode).toBe(404);
  });

  test('a forgotten PIN is reset by somebody who made sure, and not one\'s own', async () => {
    const member = await richMember(db.reader, 20_000);
    must(await act(db.reader, (tx) => askPinReset(tx, member)));
    await mya.open(DOCUMENTS);
    expect((await mya.submit(`/admin/money/pins/${member}/reset`)).statusCode).toBe(422);
    await mya.submit(`/admin/money/pins/${member}/reset`, { sure: 'yes' });
    expect((await readPin(db.reader, member)).kind).toBe('missing');
    expect((await mya.submit(`/admin/money/pins/${myaId}/reset`, { sure: 'yes' })).statusCode).toBe(403);
  });
});
