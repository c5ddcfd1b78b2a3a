import { joinMember } from '../core/members/join-member.ts';
import { translator } from '../core/language/translate.ts';
import { toZawgyi } from '../core/text/to-zawgyi.ts';
import type { Tills } from '../core/payments/tills.ts';
import type { FlowTable } from './engine/flow.ts';
import { find } from './find/find.flow.ts';
import { applications } from './applications/applications.flow.ts';
import { apply } from './apply/apply.flow.ts';
import { bounty } from './bounty/bounty.flow.ts';
import { hires } from './hires/hires.flow.ts';
import { invites } from './invites/invites.flow.ts';
import { linkCode } from './link/link-code.flow.ts';
import { link } from './link/link.flow.ts';
import { editProfile } from './profile/edit-profile.flow.ts';
import { profile } from './profile/profile.flow.ts';
import { interview } from './review/interview.flow.ts';
import { reject } from './review/reject.flow.ts';
import { review } from './review/review.flow.ts';
import { settings as settingsFlow } from './settings/settings.flow.ts';
import { home } from './home.flow.ts';
import { myJobs } from './my-jobs/my-jobs.flow.ts';
import { openLink } from './open-link.ts';
import { panelFlow } from './panel.flow.ts';
import { pin, pinHelp } from './pin/pin.flow.ts';
import { pasteAdvert } from './paste-advert/paste-advert.flow.ts';
import { postJob } from './post-job/post-job.flow.ts';
import { understand } from './understand.ts';
import { identity } from './withdraw/identity.flow.ts';
import { payouts } from './withdraw/payouts.flow.ts';
import { withdraw } from './withdraw/withdraw.flow.ts';
import { feature } from './wallet/feature-job.ts';
import { slip } from './wallet/slip.flow.ts';
import { topUp } from './wallet/topup.flow.ts';
import { wallet } from './wallet/wallet.flow.ts';
import { watch } from './watch/watch.flow.ts';

/** One provider: for drawing and for tests. */
const SAMPLE_TILLS: Tills = { offers: [{ provider: 'kbzpay', way: 'app' }, { provider: 'kbzpay', way: 'qr' }], accounts: [] };

/** Every conversation of the product. Handed to bots by main.ts. `tills`: how money can be paid in. `firstModerator`: the
 * chat whose member becomes the first owner. */
export function flowTable(
  brand: string, tills: Tills = SAMPLE_TILLS, settings: { firstModerator?: string | undefined } = {},
): FlowTable {
  return {
    flows: [home, watch, wallet(tills), feature, pin, pinHelp, withdraw, identity, payouts, topUp(tills), slip(tills), find, pasteAdvert, postJob, myJobs, panelFlow(settings), applications, apply, invites, bounty, hires, linkCode, link, editProfile, profile, interview, reject, review, settingsFlow],
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
