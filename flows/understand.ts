import { queryOf } from '../core/search/understand-sentence.ts';
import { decodeQuery, encodeQuery } from '../core/search/encode-query.ts';
import { isEmptyQuery } from '../core/search/search-query.ts';
import { isAdvert } from '../core/understanding/advert/is-advert.ts';
import { understandReadings, type UnderstoodReading } from '../core/understanding/understand-readings.ts';
import type { MenuName } from '../core/understanding/understood.ts';
import { readPin } from '../core/pin/read-pin.ts';
import type { Chat } from './engine/chat.ts';
import { go, stay, type Move } from './engine/flow.ts';
import { memberOf } from './member-of.ts';
import { answerPlace, nearMe } from './find/near-search.ts';
import { settleAmbiguous } from './find/which-place.ts';
import { beginAdvert, beginHire } from './paste-advert/begin-advert.ts';

/** The team's own word. */
const PANEL = /^\/(?:panel|admin)$/i;

/** Six digits and nothing else. */
const BARE_PIN = /^\d(?:\s?\d){5}$/;

/** Where the words for a place of the product lead. */
const SCREENS: Readonly<Record<MenuName, string>> = {
  home: 'home.menu', help: 'home.help', about: 'home.about', applications: 'applications.list', saved: 'find.saved', 'my-jobs': 'myjobs.list',
  wallet: 'wallet.balance', 'top-up': 'topup', withdraw: 'withdraw', invites: 'invites.list', alerts: 'watch.list', profile: 'profile.card',
  settings: 'settings.menu', language: 'settings.menu', link: 'link.menu', cancel: 'home.menu', back: 'home.menu',
};

/** Free text outside a form: a PIN at the wrong place, a pasted advert, a search, words for a screen, or small talk. What asks for nothing gets a word of regret and the menu. */
export async function understand(chat: Chat, text: string): Promise<Move> {
  if (PANEL.test(text)) return go('panel.link');
  if (BARE_PIN.test(text) && (await readPin(chat.read, memberOf(chat))).kind !== 'missing') return refusePin(chat);
  if (isAdvert(text)) return beginAdvert(chat, text);
  const understood = understandReadings(chat.otherReading === undefined ? [text] : [text, chat.otherReading]);
  return moveFor(chat, understood);
}

/** A PIN that was written outside its pad: it leads nowhere, and its message goes away where the channel can delete it. */
function refusePin({ t, inbound: { message } }: Chat): Move {
  return stay({ body: t('pin:written'), ...(message !== undefined && { erase: message }) });
}

function moveFor(chat: Chat, understood: UnderstoodReading): Move {
  const { intent } = understood;
  switch (intent) {
    case 'find-job': return findMove(chat, understood);
    case 'hire': return beginHire(chat, understood, understood.text);
    case 'greeting': return said(chat, 'understand:greeting', go('home.menu'));
    case 'thanks': case 'yes': case 'no': case 'report': case 'human': return said(chat, `understand:${intent}`, stay());
    case 'none': return isEmptyQuery(queryOf(understood)) ? said(chat, 'home:notUnderstood', go('home.menu')) : findMove(chat, understood);
    default: return go(SCREENS[menuName(intent)]);
  }
}

/** To the results of a sentence; a name that several places have is asked about first, once. */
function findMove(chat: Chat, understood: UnderstoodReading): Move {
  const query = queryOf(understood);
  const around = answerPlace(chat, query);
  if (around) return go('find.results', encodeQuery(around), '0');
  if (understood.near && understood.places.length === 0) return nearMe(chat, query);
  if (isEmptyQuery(query)) return go('find.browse');
  if (isEmptyQuery(decodeQuery(encodeQuery(query)))) return said(chat, 'home:notUnderstood', go('home.menu'));
  return settleAmbiguous(chat, query, understood.ambiguous) ?? go('find.results', encodeQuery(query), '0');
}

function menuName(intent: `menu:${MenuName}`): MenuName {
  const name = intent.slice('menu:'.length);
  return name in SCREENS ? name as MenuName : 'home'; // `in` has just told that it is one
}

function said(chat: Chat, key: Parameters<Chat['t']>[0], move: Move): Move {
  chat.say(chat.t(key));
  return move;
}
