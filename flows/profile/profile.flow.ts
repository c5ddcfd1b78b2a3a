import { findFile } from '../../core/files/find-file.ts';
import { findMember } from '../../core/members/find-member.ts';
import { formatPhone } from '../../core/text/phone.ts';
import type { Chat } from '../engine/chat.ts';
import { flow } from '../engine/flow.ts';
import { screen } from '../engine/steps.ts';
import type { View } from '../engine/view.ts';
import { goButton, linkButton } from '../go-button.ts';
import { memberOf } from '../member-of.ts';

/** What a member says about themselves, each with a button to change it. */
export const profile = flow('profile', { version: 1 }, { card: screen(card) });

async function card(chat: Chat): Promise<View> {
  const { t } = chat;
  const member = await findMember(chat.read, memberOf(chat));
  const file = member?.cv === undefined ? undefined : await findFile(chat.read, member.cv);
  const nothing = t('profile:nothing');
  const kept = file?.state === 'kept';
  return {
    title: t('profile:title'),
    body: [
      t('profile:name', { name: member?.name ?? nothing }),
      t('profile:phone', { phone: member?.phone ? formatPhone(member.phone) : nothing }),
      t('profile:about', { about: member?.about ?? nothing }),
      file?.state === 'pending' ? t('profile:filePending') : t('profile:file', { name: kept ? file.name : nothing }),
      '',
      t('profile:note'),
    ].join('\n'),
    buttons: [
      [goButton(t('profile:buttons.name'), 'myprofile', ['name']), goButton(t('profile:buttons.phone'), 'myprofile', ['phone'])],
      [goButton(t('profile:buttons.about'), 'myprofile', ['about']), goButton(t('profile:buttons.cv'), 'myprofile', ['cv'])],
      ...(kept ? [[linkButton(t('profile:buttons.see'), chat.links.file(file))]] : []),
    ],
  };
}
