import { confirmLink, declineLink, findOpenLink } from '../../core/linking/confirm-link.ts';
import { startLink } from '../../core/linking/start-link.ts';
import { listLinkedChats, unlinkChat } from '../../core/linking/unlink-chat.ts';
import type { Chat } from '../engine/chat.ts';
import { finish, flow, type Move } from '../engine/flow.ts';
import { answer, deed, screen } from '../engine/steps.ts';
import type { View } from '../engine/view.ts';
import { goButton } from '../go-button.ts';
import { memberOf } from '../member-of.ts';
import { linkQuestion } from './link-question.ts';

/** One person, two chats: the first shows a code, the second types it (link-code.flow.ts), the first confirms. */
export const link = flow('link', { version: 1 }, {
  menu: screen(menu),
  show: deed(show),
  confirm: screen(confirm),
  yes: deed(yes),
  no: deed(no),
  part: screen(part),
  parted: deed(parted),
});

async function menu(chat: Chat): Promise<View> {
  const { t } = chat;
  const chats = await listLinkedChats(chat.read, memberOf(chat));
  const linked = chats.includes(chat.id);
  return {
    title: t('link:title'),
    body: linked ? `${t('link:linked', { count: chats.length })}\n\n${t('link:done')}` : t('link:body'),
    buttons: [
      [goButton(t('link:buttons.show'), 'link.show', [], 'primary'), goButton(t('link:buttons.have'), 'linkcode')],
      ...(linked ? [[goButton(t('link:buttons.part'), 'link.part')]] : []),
    ],
  };
}

/** The code is said once, and is no place: going Back never makes another. */
async function show(chat: Chat): Promise<Move> {
  const result = await startLink(await chat.tx(), { member: memberOf(chat), chat: chat.id });
  return answer(chat, result, {
    ok: ({ code }: { code: string }) => finish({ title: chat.t('link:code', { code: `${code.slice(0, 4)} ${code.slice(4)}` }), body: chat.t('link:codeMore') }),
  });
}

async function confirm(chat: Chat): Promise<View> {
  const id = chat.args[0] ?? '';
  const open = await findOpenLink(chat.read, { member: memberOf(chat), link: id });
  return open ? linkQuestion(chat.t, { link: id, channel: open.channel, ...(open.secondName && { name: open.secondName }) }) : { body: chat.t('link:expired') };
}

async function yes(chat: Chat): Promise<Move> {
  const result = await confirmLink(await chat.tx(), { member: memberOf(chat), link: chat.args[0] ?? '' });
  return answer(chat, result, { ok: () => finish(chat.t('link:confirmed')), link_expired: 'link:expired', already_one: 'link:same' });
}

async function no(chat: Chat): Promise<Move> {
  const result = await declineLink(await chat.tx(), { member: memberOf(chat), link: chat.args[0] ?? '' });
  return answer(chat, result, { ok: () => finish(chat.t('link:declined')), link_expired: 'link:expired' });
}

async function part(chat: Chat): Promise<View> {
  return { body: chat.t('link:partSure'), buttons: [[goButton(chat.t('link:buttons.sure'), 'link.parted', [], 'danger')]] };
}

async function parted(chat: Chat): Promise<Move> {
  const result = await unlinkChat(await chat.tx(), { member: memberOf(chat), chat: chat.id });
  return answer(chat, result, {
    ok: ({ member }: { member: string }) => {
      chat.become(member);
      return finish(chat.t('link:parted'), { to: 'home.menu' });
    },
    not_linked: 'link:notLinked',
  });
}
