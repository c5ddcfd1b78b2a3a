import { describe, expect, test } from 'vitest';
import type { Conversation } from '../../../bots/conversation/conversation.ts';
import { guardAt } from '../../../bots/conversation/seq-guard.ts';
import { formToStored, fromStored, toStored } from '../../../bots/conversation/stored-conversation.ts';
import type { View } from '../../../flows/engine/view.ts';

describe('a conversation in the database', () => {
  const view: View = { body: 'which town?', nav: [[{ label: 'Menu', press: { kind: 'go', to: 'nav.menu' } }]] };
  const rows = view.nav ?? [];
  const now = new Date(1_700_000_000_123);
  const conversation: Conversation = {
    _id: 'telegram:1', channel: 'telegram', chat: '1', seq: 8, guard: guardAt(8), commit: 'c', nextEntry: 3, lastInboundAt: now, seen: [], board: rows,
    outbox: [{ n: 1, part: 0, view, language: 'my', tries: 2, board: rows }, { n: 2, part: 1, view, language: 'my', tries: 0 }],
    session: {
      at: { flow: 'home', step: 'menu', args: [] }, trail: [], inForm: true, finished: [], kept: { found: { value: ['a'], until: now } },
      form: { flow: 'post', version: 3, token: 't', step: 'place', args: ['x'], slots: { role: 'driver', pay: { min: 3, max: null } }, path: ['role'], answered: [{ message: '5', step: 'role' }], touchedAt: now },
    },
  };
  const stored = { ...conversation, outbox: toStored('outbox', conversation.outbox), board: toStored('board', rows), session: toStored('session', conversation.session) };

  test('is read as it was written: messages, rows and the form stand as one text each', () => {
    expect(stored.outbox).toEqual([expect.any(String), expect.any(String)]);
    expect(stored.session).toMatchObject({ form: formToStored(conversation.session.form), kept: conversation.session.kept });
    expect(fromStored(stored as never)).toEqual(conversation);
  });

  test('is read as older versions wrote it: all of it objects, or only screens and rows as texts', () => {
    expect(fromStored(conversation)).toEqual(conversation);
    const texts = conversation.outbox.map((entry) => ({ ...entry, view: JSON.stringify(entry.view), ...(entry.board && { board: JSON.stringify(entry.board) }) }));
    expect(fromStored({ ...conversation, outbox: texts, board: JSON.stringify(rows) } as never)).toEqual(conversation);
    const { form: _none, ...outside } = conversation.session;
    expect(fromStored({ ...conversation, guard: undefined, session: outside })).toEqual({ ...conversation, guard: undefined, session: outside });
  });
});
