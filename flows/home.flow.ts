import type { Chat } from './engine/chat.ts';
import { flow } from './engine/flow.ts';
import { screen } from './engine/steps.ts';
import type { Button, View } from './engine/view.ts';
import { screenNear } from './find/screen-near.ts';
import { goButton } from './go-button.ts';

/** The menu, the help and who we are: where everything begins and every way leads back. */
export const home = flow('home', { version: 1 }, {
  menu: screenNear(async (chat) => menu(chat)),
  help: screen(async (chat) => ({
    title: chat.t('home:help.title'),
    body: chat.t('home:help.body'),
    buttons: [[goButton(chat.t('home:buttons.find'), 'find.browse', [], 'primary'), goButton(chat.t('home:buttons.about'), 'home.about')]],
  })),
  about: screen(async (chat) => ({
    title: chat.t('home:about.title', { brand: chat.links.brand }),
    body: chat.t('home:about.body', { brand: chat.links.brand }),
  })),
});

function menu(chat: Chat): View {
  const { t } = chat;
  const open = (label: string, to: string, look?: Button['look']): Button => ({ label, press: { kind: 'go', to }, ...(look && { look }) });
  return {
    title: t('home:menu.title', { brand: chat.links.brand }),
    body: t('home:menu.body'),
    buttons: [
      [open(t('home:buttons.find'), 'find.browse', 'primary'), open(t('home:buttons.post'), 'post', 'primary')],
      [open(t('home:buttons.applications'), 'applications.list'), open(t('home:buttons.saved'), 'find.saved')],
      [open(t('home:buttons.myjobs'), 'myjobs.list'), open(t('home:buttons.invites'), 'invites.list')],
      [open(t('home:buttons.wallet'), 'wallet.balance'), open(t('home:buttons.profile'), 'profile.card')],
      [open(t('home:buttons.alerts'), 'watch.list'), open(t('home:buttons.settings'), 'settings.menu')],
    ],
  };
}
