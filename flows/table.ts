import { joinMember } from '../core/members/join-member.ts';
import { translator } from '../core/language/translate.ts';
import { toZawgyi } from '../core/text/to-zawgyi.ts';
import type { FlowTable } from './engine/flow.ts';
import { find } from './find/find.flow.ts';
import { home } from './home.flow.ts';
import { openLink } from './open-link.ts';
import { understand } from './understand.ts';

/** Every conversation of the product. Handed to bots by main.ts. */
export function flowTable(brand: string): FlowTable {
  return {
    flows: [home, find],
    home: 'home.menu',
    help: 'home.help',
    openLink,
    understand,
    arrive: async (chat) => { chat.become(await joinMember(await chat.tx(), { ...(chat.inbound.sender.name && { name: chat.inbound.sender.name }) })); },
    chooseLanguage: () => ({
      body: translator('en')('home:welcome', { brand }),
      buttons: [
        [{ label: translator('my')('common:language.my'), press: { kind: 'go', to: 'nav.speak', args: ['my'] }, look: 'primary', asIs: true }],
        [{ label: toZawgyi(translator('my')('common:language.zg')), press: { kind: 'go', to: 'nav.speak', args: ['zg'] }, look: 'primary', asIs: true }],
        [{ label: translator('en')('common:language.en'), press: { kind: 'go', to: 'nav.speak', args: ['en'] }, look: 'primary', asIs: true }],
      ],
    }),
  };
}
