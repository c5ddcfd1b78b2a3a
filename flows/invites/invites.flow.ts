import { listBest } from '../../core/hires/list-best.ts';
import { formatMonth } from '../../core/language/format-date.ts';
import { formatNumber } from '../../core/language/format-number.ts';
import { agreeToBeNamed } from '../../core/members/agree-to-be-named.ts';
import { findMember } from '../../core/members/find-member.ts';
import { findMyInvite, INVITES_PER_PAGE, listMyInvites } from '../../core/referrals/list-my-invites.ts';
import { readStanding, type Standing } from '../../core/referrals/read-standing.ts';
import { rankOf } from '../../core/referrals/referrer-rank.ts';
import type { Chat } from '../engine/chat.ts';
import { flow, go, type Move } from '../engine/flow.ts';
import { answer, deed, screen } from '../engine/steps.ts';
import type { View } from '../engine/view.ts';
import { goButton } from '../go-button.ts';
import { keptTitle } from '../job-title.ts';
import { memberOf } from '../member-of.ts';
import { pageButtons, readPage } from '../page-buttons.ts';
import { shortWorth, stateWords, worthWords } from './worth-words.ts';

/**
 * What became of the friends to whom a member sent the personal link of a job (`find.recommend`), and what each is worth;
 * `invites.card REFERRAL` one of them; `invites.board`: the best of the month, of those who agree to be named (`invites.name yes|no`).
 */
export const invites = flow('invites', { version: 1 }, { list: screen(list), card: screen(card), board: screen(board), name: deed(name) });

async function list(chat: Chat): Promise<View> {
  const { t } = chat;
  const page = readPage(chat.args[0]);
  const { invites: rows, total } = await listMyInvites(chat.read, { member: memberOf(chat), page });
  const best = goButton(t('invites:buttons.board'), 'invites.board');
  if (total === 0) return { title: t('invites:title'), body: t('invites:none'), buttons: [[goButton(t('applications:buttons.find'), 'find.browse'), best]] };
  const cards = rows.map((row) => ({
    title: row.friendName ?? t('invites:someone'),
    lines: [keptTitle(row.jobTitle, chat.language), stateWords(chat, row), ...(row.worth ? [shortWorth(chat, row.worth)] : [])],
    buttons: [goButton(t('invites:buttons.open'), 'invites.card', [row.id])],
  }));
  return {
    title: t('invites:title'), body: standingWords(chat, await readStanding(chat.read, memberOf(chat))), cards,
    buttons: [...pageButtons(chat, { place: 'invites.list', page, perPage: INVITES_PER_PAGE, total }), [best]],
  };
}

/** One friend: how far they have come, and what they are worth from when to when. Another's is not found. */
async function card(chat: Chat): Promise<View> {
  const { t, language } = chat;
  const invite = await findMyInvite(chat.read, { member: memberOf(chat), referral: chat.args[0] ?? '' });
  const back = goButton(t('invites:buttons.mine'), 'invites.list');
  if (!invite) return { body: t('engine:notFound'), buttons: [[back]] };
  return {
    title: invite.friendName ?? t('invites:someone'),
    body: [keptTitle(invite.jobTitle, language), stateWords(chat, invite), ...(invite.worth ? [worthWords(chat, invite.worth)] : [])].join('\n'),
    buttons: [[goButton(t('invites:buttons.job'), 'find.card', [invite.job])], [back]],
  };
}

/** Rank, what the next takes, and the places of this month. */
function standingWords({ t, language }: Chat, { rank, hires, next, open, limit }: Standing): string {
  const n = (value: number) => formatNumber(value, language);
  const name = t(`invites:rank.${rank}`);
  const left = limit - open;
  return [
    hires === 0 ? t('invites:standingNone', { rank: name }) : t('invites:standing', { rank: name, hires: n(hires) }),
    ...(next ? [t('invites:next', { rank: t(`invites:rank.${next.rank}`), hires: n(next.hires) })] : []),
    Number.isFinite(limit) ? t(left > 0 ? 'invites:places' : 'invites:placesFull', { left: n(Math.max(left, 1)), limit: n(limit) }) : t('invites:placesFree'),
  ].join('\n');
}

async function board(chat: Chat): Promise<View> {
  const { t, language } = chat;
  const { best, mine } = await listBest(chat.read, memberOf(chat));
  const named = (await findMember(chat.read, memberOf(chat)))?.named === true;
  const lines = best.map(({ name: who, hires, hiresEver }, at) => t('invites:board.line', {
    place: formatNumber(at + 1, language), name: who, rank: t(`invites:rank.${rankOf(hiresEver).rank}`), hires: formatNumber(hires, language),
  }));
  const own = mine === 0 ? [] : [t('invites:board.mine', { hires: formatNumber(mine, language) })];
  return {
    title: t('invites:board.title', { month: formatMonth(chat.now, language) }),
    body: [lines.length > 0 ? lines.join('\n') : t('invites:board.none'), ...own, t(named ? 'invites:board.named' : 'invites:board.unnamed')].join('\n\n'),
    buttons: [
      [goButton(t(named ? 'invites:buttons.hideMe' : 'invites:buttons.nameMe'), 'invites.name', [named ? 'no' : 'yes'])],
      [goButton(t('invites:buttons.mine'), 'invites.list')],
    ],
  };
}

async function name(chat: Chat): Promise<Move> {
  const named = chat.args[0] === 'yes';
  return answer(chat, await agreeToBeNamed(await chat.tx(), { member: memberOf(chat), named }), {
    ok: () => {
      chat.say(chat.t(named ? 'invites:board.done' : 'invites:board.hidden'));
      return go('invites.board');
    },
  });
}
