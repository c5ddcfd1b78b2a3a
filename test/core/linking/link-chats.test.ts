import { beforeEach, describe, expect, test } from 'vitest';
import { HOUR } from '../../../core/clock.ts';
import { applicationTo } from '../../../core/applications/find-application.ts';
import { submitApplication } from '../../../core/applications/submit-application.ts';
import { Applications } from '../../../core/applications/application.model.ts';
import { confirmLink, declineLink, findOpenLink } from '../../../core/linking/confirm-link.ts';
import { enterCode } from '../../../core/linking/enter-code.ts';
import { CODE_LASTS_MS, readLinkCode, TRIES_MAX } from '../../../core/linking/link-code.ts';
import { Links } from '../../../core/linking/link.model.ts';
import { startLink } from '../../../core/linking/start-link.ts';
import { listLinkedChats, unlinkChat } from '../../../core/linking/unlink-chat.ts';
import { banMember } from '../../../core/members/ban-member.ts';
import { findMember } from '../../../core/members/find-member.ts';
import { useDatabase } from '../../support/database.ts';
import { sampleApplicant, told } from '../applications/application-cast.ts';
import { act, must, openSampleJob, sampleMember } from '../jobs/sample-job.ts';
import { askToLink, linkChats, type Side } from './link-cast.ts';

const db = useDatabase();
let first: Side;
let second: Side;
beforeEach(async () => {
  first = { member: await sampleMember(db.reader, 'Telegram me'), chat: `telegram:${Math.random()}` };
  second = { member: await sampleMember(db.reader, 'Viber me'), chat: `viber:${Math.random()}` };
});
const start = (side: Side) => act(db.reader, (tx) => startLink(tx, side));
const enter = (side: Side, code: string) => act(db.reader, (tx) => enterCode(tx, { ...side, code }));
const confirm = (side: Side, link: string) => act(db.reader, (tx) => confirmLink(tx, { member: side.member, link }));

describe('a code', () => {
  test('is eight digits, stored hashed, and read as people type it', async () => {
    const { code } = must(await start(first));
    expect(code).toMatch(/^\d{8}$/);
    expect(JSON.stringify(await Links(db.reader).find({ first: first.member }).lean())).not.toContain(code);
    expect([readLinkCode('1234 5678'), readLinkCode('၁၂၃၄-၅၆၇၈'), readLinkCode('1234567'), readLinkCode('hello')]).toEqual(['12345678', '12345678', undefined, undefined]);
  });

  test('typed in the second chat asks the first, by name, and links nothing yet', async () => {
    const { code } = must(await start(first));
    expect(must(await enter(second, code))).toEqual({ kind: 'asked', name: 'Telegram me' });
    expect(await told(db.reader, first.member, 'name')).toEqual([['link.confirm', 'Viber me']]);
    expect((await findMember(db.reader, second.member))?._id).toBe(second.member);
  });

  test('works once, for ten minutes, and until another is asked for', async () => {
    const third: Side = { member: await sampleMember(db.reader), chat: 'viber:third' };
    const { code: used } = must(await start(first));
    must(await enter(second, used));
    expect(must(await enter(third, used))).toMatchObject({ kind: 'wrong' });
    const { code: old } = must(await start(first));
    const { code: late } = must(await start(first));
    expect(must(await enter(third, old))).toMatchObject({ kind: 'wrong' });
    db.clock.move(CODE_LASTS_MS);
    expect(must(await enter(third, late))).toMatchObject({ kind: 'wrong' });
  });

  test('may be wrong five times in total, whatever new codes are made; then the right one is refused for an hour', async () => {
    for (let left = TRIES_MAX - 1; left >= 0; left--) expect(must(await enter(second, '00000000'))).toEqual({ kind: 'wrong', left });
    const { code } = must(await start(first));
    expect(await enter(second, code)).toMatchObject({ code: 'too_many_tries' });
    db.clock.move(HOUR);
    expect(must(await enter(second, must(await start(first)).code))).toMatchObject({ kind: 'asked' });
  });

  test('of one\'s own is refused', async () => {
    expect(await enter(first, must(await start(first)).code)).toMatchObject({ code: 'same_person' });
  });
});

describe('the first chat', () => {
  test('says yes, and both ids are one member from then on', async () => {
    await linkChats(db.reader, first, second);
    expect(await findMember(db.reader, second.member)).toMatchObject({ _id: first.member, name: 'Telegram me' });
    expect((await listLinkedChats(db.reader, first.member)).sort()).toEqual([first.chat, second.chat].sort());
  });

  test('is shown who asks; nobody else can answer, nor twice, nor too late', async () => {
    const link = await askToLink(db.reader, first, second);
    expect(await findOpenLink(db.reader, { member: first.member, link })).toEqual({ channel: 'viber', secondName: 'Viber me' });
    expect(await confirm(second, link)).toMatchObject({ code: 'link_expired' });
    const late = await askToLink(db.reader, first, second);
    db.clock.move(CODE_LASTS_MS);
    expect(await confirm(first, late)).toMatchObject({ code: 'link_expired' });
    const good = await askToLink(db.reader, first, second);
    must(await confirm(first, good));
    expect(await confirm(first, good)).toMatchObject({ code: 'link_expired' });
  });

  test('says no, and the second is told', async () => {
    const link = await askToLink(db.reader, first, second);
    must(await act(db.reader, (tx) => declineLink(tx, { member: first.member, link })));
    expect(await confirm(first, link)).toMatchObject({ code: 'link_expired' });
    expect(await told(db.reader, second.member)).toEqual(['link.refused']);
  });

  test('cannot take in a banned member', async () => {
    const link = await askToLink(db.reader, first, second);
    must(await act(db.reader, (tx) => banMember(tx, { member: second.member })));
    expect(await confirm(first, link)).toMatchObject({ code: 'banned' });
  });
});

describe('both chats at the same instant', () => {
  test('confirm each other: one person comes of it, never none', async () => {
    for (let round = 0; round < 3; round++) {
      const [a, b]: Side[] = [{ member: await sampleMember(db.reader), chat: `telegram:a${round}` }, { member: await sampleMember(db.reader), chat: `viber:b${round}` }];
      if (!a || !b) throw new Error('two sides');
      const [ab, ba] = [await askToLink(db.reader, a, b), await askToLink(db.reader, b, a)];
      const results = await Promise.all([confirm(a, ab), confirm(b, ba)]);
      expect(results.map((result) => (result.ok ? 'one' : result.code)).sort()).toEqual(['already_one', 'one']);
      expect((await findMember(db.reader, a.member))?._id).toBe((await findMember(db.reader, b.member))?._id);
    }
  });

  test('apply to one job after they are linked: one application', async () => {
    const { _id: job } = await openSampleJob(db.reader);
    first = { ...first, member: await sampleApplicant(db.reader) };
    await linkChats(db.reader, first, second);
    const both = [first, second].map(({ member }) => act(db.reader, (tx) => submitApplication(tx, { member, job })));
    expect((await Promise.all(both)).map((result) => (result.ok ? 'sent' : result.code)).sort()).toEqual(['already_applied', 'sent']);
    expect(await applicationTo(db.reader, { member: first.member, job })).toBeDefined();
  });

  test('one applies while the other confirms: the application is the one person\'s', async () => {
    for (let round = 0; round < 3; round++) {
      const { _id: job } = await openSampleJob(db.reader);
      const [a, b]: Side[] = [{ member: await sampleMember(db.reader), chat: `telegram:c${round}` }, { member: await sampleApplicant(db.reader), chat: `viber:d${round}` }];
      if (!a || !b) throw new Error('two sides');
      const link = await askToLink(db.reader, a, b);
      const [applied] = await Promise.all([act(db.reader, (tx) => submitApplication(tx, { member: b.member, job })), confirm(a, link)]);
      must(applied);
      const [application] = await Applications(db.reader).find({ job }).lean();
      expect((await findMember(db.reader, application?.member ?? ''))?._id).toBe(a.member);
    }
  });
});

describe('unlinking', () => {
  test('gives the chat a new, empty member and leaves everything with the other', async () => {
    await linkChats(db.reader, first, second);
    const { member } = must(await act(db.reader, (tx) => unlinkChat(tx, { member: first.member, chat: second.chat })));
    expect([first.member, second.member]).not.toContain(member);
    expect(await findMember(db.reader, member)).toMatchObject({ name: 'Telegram me', roles: [] });
    expect(await listLinkedChats(db.reader, first.member)).toEqual([]);
  });

  test('is refused to a chat that is alone', async () => {
    expect(await act(db.reader, (tx) => unlinkChat(tx, first))).toMatchObject({ code: 'not_linked' });
  });

  test('can be followed by linking again', async () => {
    await linkChats(db.reader, first, second);
    const { member } = must(await act(db.reader, (tx) => unlinkChat(tx, { member: first.member, chat: second.chat })));
    await linkChats(db.reader, first, { member, chat: second.chat });
    expect((await findMember(db.reader, member))?._id).toBe(first.member);
  });
});
