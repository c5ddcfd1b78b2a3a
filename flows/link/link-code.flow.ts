import { z } from 'zod';
import { enterCode, type Entered } from '../../core/linking/enter-code.ts';
import { readLinkCode } from '../../core/linking/link-code.ts';
import { parsed } from '../engine/accept.ts';
import type { Chat } from '../engine/chat.ts';
import { finish, flow, type Move, to } from '../engine/flow.ts';
import { act, answer, ask } from '../engine/steps.ts';
import { memberOf } from '../member-of.ts';

const CodeSlots = z.object({ code: z.string() });
type Slots = z.infer<typeof CodeSlots>;

/** The second chat types the code that the first shows (`go linkcode`). The code is used in the same turn, so no session keeps it. */
export const linkCode = flow<Slots>('linkcode', { version: 1, slots: CodeSlots, title: 'link:formTitle' }, {
  code: ask<Slots, string>('link:enter', parsed<string, Slots>((typed, chat) => {
    const code = readLinkCode(typed);
    return code === undefined ? { refuse: chat.t('link:notCode') } : { value: code };
  }), { into: 'code', next: 'send' }),
  send: act<Slots>(send),
});

async function send(chat: Chat<Slots>): Promise<Move> {
  const { t } = chat;
  const code = chat.slots.code ?? '';
  chat.set({ code: '' });
  const result = await enterCode(await chat.tx(), { member: memberOf(chat), chat: chat.id, code });
  return answer(chat, result, {
    ok: (entered: Entered) => {
      if (entered.kind === 'asked') return finish(entered.name ? t('link:asked', { name: entered.name }) : t('link:askedNoName'));
      chat.say(t('link:wrong', { count: entered.left }));
      return to('code');
    },
    too_many_tries: 'link:tooMany',
    same_person: 'link:same',
  });
}
