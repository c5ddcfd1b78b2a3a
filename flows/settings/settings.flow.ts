import { HOUR } from '../../core/clock.ts';
import type { TextKey } from '../../core/language/keys.ts';
import { isTextKey } from '../../core/language/translate.ts';
import { formatTime } from '../../core/language/format-date.ts';
import { findMember } from '../../core/members/find-member.ts';
import { setNoticePreference } from '../../core/members/set-notice-preference.ts';
import { setQuietHours } from '../../core/members/set-quiet-hours.ts';
import { OPTIONAL_NOTICE_KINDS, type NoticeKind } from '../../core/notices/notice.ts';
import type { Chat } from '../engine/chat.ts';
import { flow, go, type Move } from '../engine/flow.ts';
import { answer, deed, screen } from '../engine/steps.ts';
import type { View } from '../engine/view.ts';
import { goButton } from '../go-button.ts';
import { memberOf } from '../member-of.ts';

/** Which messages come, and when it is quiet; the language and the second chat are reached from here. */
export const settings = flow('settings', { version: 1 }, {
  menu: screen(menu),
  notices: screen(notices),
  turn: deed(turn),
  quiet: screen(quiet),
  hush: deed(hush),
});

/** Only moderators see the way into their panel. */
async function menu(chat: Chat): Promise<View> {
  const { t } = chat;
  const member = await findMember(chat.read, memberOf(chat));
  const moderates = (member?.roles.length ?? 0) > 0;
  return {
    title: t('settings:title'),
    body: t('settings:body'),
    buttons: [
      [goButton(t('settings:buttons.notices'), 'settings.notices'), goButton(t('settings:buttons.quiet'), 'settings.quiet')],
      [goButton(t('settings:buttons.link'), 'link.menu'), goButton(t('settings:buttons.language'), 'nav.language')],
      ...(moderates ? [[goButton(t('panel:chat.button'), 'panel.link')]] : []),
    ],
  };
}

/** Notices that only people with a role ever get. */
const STAFF_KINDS: readonly NoticeKind[] = ['moderation.queue', 'money.waiting'];

async function notices(chat: Chat): Promise<View> {
  const { t } = chat;
  const member = await findMember(chat.read, memberOf(chat));
  const rows = OPTIONAL_NOTICE_KINDS.filter((kind) => !STAFF_KINDS.includes(kind) || (member?.roles.length ?? 0) > 0).map((kind) => {
    const on = !member?.notices.off.includes(kind);
    return [goButton(t(on ? 'settings:buttons.on' : 'settings:buttons.off', { kind: t(kindKey(kind)) }), 'settings.turn', [kind, on ? 'off' : 'on'])];
  });
  return { title: t('settings:noticesTitle'), body: t('settings:notices'), buttons: rows };
}

/** A kind's words; one that has none yet is still shown, so that it can be switched off. */
function kindKey(kind: NoticeKind): TextKey {
  const key = `settings:kind.${kind.replace('.', '_')}`;
  return isTextKey(key) ? key : 'settings:kind.other';
}

async function turn(chat: Chat): Promise<Move> {
  const kind = OPTIONAL_NOTICE_KINDS.find((each) => each === chat.args[0]);
  if (!kind) return go('settings.notices');
  const result = await setNoticePreference(await chat.tx(), { member: memberOf(chat), kind, on: chat.args[1] === 'on' });
  return answer(chat, result, { ok: () => go('settings.notices') });
}

/** The spans that are offered, in hours of Asia/Yangon. */
const SPANS = [[21, 6], [21, 8], [22, 6], [22, 7], [23, 7], [0, 6]] as const;

/** Some day at this full hour of Asia/Yangon (UTC+6:30). */
function yangonHour(hour: number): Date {
  return new Date(hour * HOUR - 6.5 * HOUR);
}

async function quiet(chat: Chat): Promise<View> {
  const { t, language } = chat;
  const hour = (value: number) => formatTime(yangonHour(value), language);
  const member = await findMember(chat.read, memberOf(chat));
  const now = member?.notices.quiet;
  const spans = SPANS.map(([from, to]) => goButton(t('settings:buttons.hours', { from: hour(from), to: hour(to) }), 'settings.hush', [String(from), String(to)]));
  return {
    title: t('settings:quietTitle'),
    body: `${t('settings:quiet')}\n${now ? t('settings:quietNow', { from: hour(now.from), to: hour(now.to) }) : t('settings:quietNone')}`,
    buttons: [spans.slice(0, 2), spans.slice(2, 4), spans.slice(4), ...(now ? [[goButton(t('settings:buttons.noQuiet'), 'settings.hush')]] : [])],
  };
}

async function hush(chat: Chat): Promise<Move> {
  const [from, to] = chat.args;
  const hours = from === undefined || to === undefined ? {} : { quiet: { from: Number(from), to: Number(to) } };
  const result = await setQuietHours(await chat.tx(), { member: memberOf(chat), ...hours });
  return answer(chat, result, { ok: () => go('settings.quiet'), quiet_hours_invalid: () => go('settings.quiet') });
}
