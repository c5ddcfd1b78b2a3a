import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { FileSource } from '../../../core/files/file-store.ts';
import { folderStore } from '../../../core/files/folder-store.ts';
import { holdsDocumentNumber } from '../../../core/identity/document-number.ts';
import { identityIntents } from '../../../core/identity/identity-intents.ts';
import { IdentityChecks, type IdentityCheck } from '../../../core/identity/identity.model.ts';
import { openDocument } from '../../../core/identity/open-document.ts';
import { readIdentity } from '../../../core/identity/read-identity.ts';
import { reassignIdentity } from '../../../core/identity/reassign-identity.ts';
import { sendDocument } from '../../../core/identity/send-document.ts';
import { dueIntents, runIntent } from '../../../core/intents/run-intent.ts';
import { AuditRows } from '../../../core/moderation/audit.model.ts';
import { decideIdentity } from '../../../core/moderation/decide-identity.ts';
import { Notices } from '../../../core/notices/notice.model.ts';
import { openVault } from '../../../core/vault.ts';
import { useDatabase } from '../../support/database.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';
import { BYTES } from '../files/sample-bytes.ts';
import { act, must, sampleMember } from '../jobs/sample-job.ts';
import { sampleModerator } from '../moderation/sample-moderator.ts';
import { TEST_VAULT } from '../pin/proven-pin.ts';

const db = useDatabase();
const SECRET = Buffer.concat([BYTES.jpg, Buffer.from('NRC 12/OUKAMA(N)564738')]);
let folder: string;
let mya: string;
let member: string;
let source: FileSource;

const work = async (): Promise<void> => {
  const handlers = identityIntents({ source, store: folderStore(folder), vault: TEST_VAULT });
  for (const id of await dueIntents(db.reader)) await runIntent(db.reader, handlers, id);
};
const send = (who = member) => act(db.reader, (tx) => sendDocument(tx, { member: who, channel: 'telegram', ref: 'f1' }));
const found = (id: string) => IdentityChecks(db.reader).findById(id).lean<IdentityCheck>();
const kept = async () => (await readdir(folder, { recursive: true, withFileTypes: true })).filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));

beforeEach(async () => {
  await db.empty();
  folder = await scratchFolder();
  mya = await sampleModerator(db.reader, 'money');
  member = await sampleMember(db.reader);
  source = { fetch: async () => SECRET };
});

test('the photo of a document lies encrypted in the store, and only with SECRET_KEY it is a photo again', async () => {
  const { _id } = must(await send());
  await work();
  const [file = ''] = await kept();
  const bytes = await readFile(file);
  expect(bytes.includes('NRC')).toBe(false);
  expect(bytes.subarray(0, 3)).not.toEqual(SECRET.subarray(0, 3));
  expect(await openDocument(db.reader, TEST_VAULT, folderStore(folder), _id)).toEqual({ bytes: SECRET, mime: 'image/jpeg' });
  expect(await openDocument(db.reader, openVault('another key of at least thirty-two characters'), folderStore(folder), _id)).toBeUndefined();
  expect(await found(_id)).not.toHaveProperty('source');
});

test.each([undefined, 'unreadable'])('the decision (%s) deletes the photo, tells the member, and can be made once', async (refuse) => {
  const { _id } = must(await send());
  await work();
  const decide = (by = mya) => act(db.reader, (tx) => decideIdentity(tx, { check: _id, by, ...(refuse !== undefined && { refuse }) }));
  expect(await decide(await sampleModerator(db.reader, 'content'))).toMatchObject({ code: 'not_allowed' });
  must(await decide());
  expect(await decide()).toMatchObject({ code: 'identity_not_waiting' });
  await work();
  expect(await kept()).toEqual([]);
  expect(await found(_id)).not.toHaveProperty('key');
  expect(await readIdentity(db.reader, member)).toBe(refuse === undefined ? 'accepted' : 'none');
  expect(await Notices(db.reader).find({ member }).lean()).toMatchObject([{ kind: refuse === undefined ? 'identity.accepted' : 'identity.refused' }]);
  expect(await AuditRows(db.reader).find({ subject: `member:${member}` }).lean()).toHaveLength(1);
});

test('there is one check at a time; after a refusal another photo may come', async () => {
  const { _id } = must(await send());
  expect(await send()).toMatchObject({ code: 'identity_under_way' });
  await work();
  must(await act(db.reader, (tx) => decideIdentity(tx, { check: _id, by: mya, refuse: 'expired' })));
  must(await send());
});

test('what is no picture, or gone from the channel, ends the check and is told; a channel that is away is asked again', async () => {
  source = { fetch: async () => { throw new Error('away'); } };
  const { _id } = must(await send());
  await work();
  expect(await found(_id)).toMatchObject({ state: 'fetching' });
  source = { fetch: async () => BYTES.pdf };
  db.clock.move(5 * 60_000);
  await work();
  expect(await found(_id)).toMatchObject({ state: 'lost' });
  expect(await Notices(db.reader).find({ member }).lean()).toMatchObject([{ kind: 'identity.refused' }]);
  expect(await kept()).toEqual([]);
});

test('of two members who become one, what was accepted counts and the other photo is deleted', async () => {
  const other = await sampleMember(db.reader);
  const first = must(await send());
  const second = must(await send(other));
  await work();
  must(await act(db.reader, (tx) => decideIdentity(tx, { check: first._id, by: mya })));
  await act(db.reader, (tx) => reassignIdentity(tx, member, other));
  await act(db.reader, (tx) => reassignIdentity(tx, member, other));
  await work();
  expect(await readIdentity(db.reader, other)).toBe('accepted');
  expect(await found(second._id)).toMatchObject({ state: 'lost' });
  expect(await kept()).toEqual([]);
});

test.each(['12/OUKAMA(N)564738', '၁၂/ဥကမ(နိုင်)၅၆၄၇၃၈', 'my nrc is 9/MAHTALA(Naing) 123456', 'MA123456', '564738'])('%s is the number of a document', (text) => {
  expect(holdsDocumentNumber(text)).toBe(true);
});

test.each(['hello', 'I have no NRC', 'ဓာတ်ပုံ မရှိပါ', '2026'])('%s is none', (text) => {
  expect(holdsDocumentNumber(text)).toBe(false);
});
