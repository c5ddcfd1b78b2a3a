// Where a link leads: into a phone, the channel, the wallet's page or the web page pane.
import { act, element, get, note } from './store.js';
import { heldBy, show } from './views.js';
import { openPage } from './frames.js';
import { askForLink } from './dialogs.js';

/**
 * Follows a link as a phone would.
 * @param {string} address
 * @param {string} [by] the phone that opens it, `telegram:ID`
 */
export async function followLink(address, by) {
  const link = parse(address);
  if (!link) return note(`This link leads nowhere: ${address}`, true);
  if (link.to === 'telegram' || link.to === 'viber') {
    const phone = by?.startsWith(link.to) ? by : heldBy(link.to);
    show(link.to);
    return void act('open', { phone, ...(link.payload && { payload: link.payload }) });
  }
  if (link.to === 'channel') return show('channel');
  if (link.to === 'share') return askForLink(followLink, link.url);
  if (link.to === 'wallet') return openWallet(link.url);
  openPage(link.url);
}

/**
 * @param {string} address
 * @returns {{ to: 'telegram', payload: string | null } | { to: 'viber', payload: string | null } | { to: 'channel' } | { to: 'share', url: string } | { to: 'wallet', url: string } | { to: 'page', url: string } | undefined}
 */
function parse(address) {
  if (!URL.canParse(address, location.href)) return undefined;
  const url = new URL(address, location.href);
  if (url.protocol === 'viber:') {
    if (/forward/.test(address)) return { to: 'share', url: firstLink(url.searchParams.get('text') ?? '') };
    return { to: 'viber', payload: url.searchParams.get('context') };
  }
  if (url.hostname === 't.me') {
    if (url.pathname.startsWith('/share')) return { to: 'share', url: url.searchParams.get('url') ?? '' };
    return url.pathname.slice(1).toLowerCase() === String(get('bots')?.telegram).toLowerCase() ? { to: 'telegram', payload: url.searchParams.get('start') } : { to: 'channel' };
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { to: 'wallet', url: address };
  const app = get('app')?.url;
  if (url.origin === location.origin || (app && url.origin === new URL(app).origin)) return { to: 'page', url: url.pathname + url.search };
  const isOrder = (get('wallet')?.orders ?? []).some((/** @type {{ payPage: string }} */ order) => new URL(order.payPage).origin === url.origin);
  return isOrder ? { to: 'wallet', url: url.href } : { to: 'page', url: url.href };
}

/** @param {string} text */
function firstLink(text) {
  return /(?:https?|viber):\/\/\S+/.exec(text)?.[0] ?? text;
}

/** @param {string} url a pay page, or an app link that only the wallet knows: then the newest order is shown */
function openWallet(url) {
  show('wallet');
  const newest = (get('wallet')?.orders ?? []).at(-1)?.payPage;
  const page = url.startsWith('http') ? url : newest;
  if (page) element('sheet-wallet').dispatchEvent(new CustomEvent('pay', { detail: page }));
}
