import { INVITES_PER_PAGE, listMyInvites } from '../../core/referrals/list-my-invites.ts';
import type { Chat } from '../engine/chat.ts';
import { flow } from '../engine/flow.ts';
import { screen } from '../engine/steps.ts';
import type { View } from '../engine/view.ts';
import { goButton } from '../go-button.ts';
import { keptTitle } from '../job-title.ts';
import { memberOf } from '../member-of.ts';
import { pageButtons, readPage } from '../page-buttons.ts';

/** What became of the friends to whom a member sent the personal link of a job (`find.recommend`). */
export const invites = flow('invites', { version: 1 }, { list: screen(list) });

async function list(chat: Chat): Promise<View> {
  const { t } = chat;
  const page = readPage(chat.args[0]);
  const { invites: rows, total } = await listMyInvites(chat.read, { member: memberOf(chat), page });
  if (total === 0) return { title: t('invites:title'), body: t('invites:none'), buttons: [[goButton(t('applications:buttons.find'), 'find.browse')]] };
  const cards = rows.map((row) => ({
    title: row.friendName ?? t('invites:someone'),
    lines: [keptTitle(row.jobTitle, chat.language), t(`invites:state.${row.state}`)],
    buttons: [goButton(t('invites:buttons.job'), 'find.card', [row.job])],
  }));
  return { title: t('invites:title'), body: '', cards, buttons: pageButtons(chat, { place: 'invites.list', page, perPage: INVITES_PER_PAGE, total }) };
}
