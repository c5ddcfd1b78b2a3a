import { admitFirstModerator } from '../core/moderation/appoint-moderator.ts';
import type { Language } from '../core/language/language.ts';
import { createSignIn } from '../core/moderation/create-sign-in.ts';
import { finish, flow, type Flow } from './engine/flow.ts';
import { answer, deed } from './engine/steps.ts';
import { linkButton } from './go-button.ts';
import { memberOf } from './member-of.ts';

/** Where a sign-in link leads: a page whose button posts the token, in the language of the chat until the panel's own is chosen. */
const signInPath = (token: string, language: Language): string => `/admin/in/${token}?chat=${language === 'en' ? 'en' : 'my'}`;

/**
 * `panel.link` (typed `/panel`): sends a moderator their one-time link, in their own chat. The chat that the setting
 * FIRST_MODERATOR names becomes an owner first. Everybody else reads that this is for
 * the team, and the number by which an owner finds them in the panel.
 */
export function panelFlow(settings: { firstModerator?: string | undefined }): Flow {
  return flow('panel', { version: 1 }, {
    link: deed(async (chat) => {
      const tx = await chat.tx();
      const member = memberOf(chat);
      const admitted = await admitFirstModerator(tx, { member, chat: chat.id, firstModerator: settings.firstModerator });
      if (!admitted.ok) return answer(chat, admitted, { ok: () => finish('') });
      return answer(chat, await createSignIn(tx, { member }), {
        ok: ({ token }: { token: string }) => finish({
          title: chat.t('myjobs:panel.title'),
          body: chat.t('myjobs:panel.body'),
          buttons: [[linkButton(chat.t('myjobs:panel.button'), chat.links.page(signInPath(token, chat.language)))]],
        }),
        not_moderator: () => finish([chat.t('myjobs:panel.none'), chat.t('panel:chat.number', { id: member })].join('\n')),
      });
    }),
  });
}
