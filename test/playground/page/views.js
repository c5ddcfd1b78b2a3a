// Which phone or pane is in front, which person holds each phone, and what has news behind.
import { html } from '/drawing/html.ts';
import { element, get } from './store.js';

/** @typedef {'telegram' | 'viber'} Channel */

export const PANES = /** @type {const} */ (['tour', 'channel', 'wallet', 'panel', 'page', 'trouble']);
const NAMES = { telegram: 'Telegram', viber: 'Viber', tour: 'Tour', channel: 'Channel', wallet: 'Wallets', panel: 'Panel', page: 'Web page', trouble: 'Trouble' };
const ICONS = {
  telegram: '<path d="M21 4 3 11l6 2.5L18 7l-7 8 .5 5L15 16l4 3z"/>',
  viber: '<path d="M12 3c5 0 8.5 3 8.5 8s-3.5 8-8.5 8l-4 2.5V18C5 17 3.5 14.5 3.5 11 3.5 6 7 3 12 3z"/><path d="M9 8c0 4 2 6 6 6.5"/>',
  tour: '<circle cx="12" cy="12" r="9"/><path d="m10 8.5 5.5 3.5-5.5 3.5z"/>',
  channel: '<path d="M4 10v4l10 4V6zM14 8c4 0 5 1.5 5 4s-1 4-5 4M7 15l1 5h2"/>',
  wallet: '<rect x="3" y="6" width="18" height="13" rx="3"/><path d="M3 10h18M16 14.5h2"/>',
  panel: '<path d="M12 3 4.5 6v5c0 5 3 8 7.5 10 4.5-2 7.5-5 7.5-10V6z"/><path d="m9 12 2.2 2.2L15.5 10"/>',
  page: '<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18"/>',
  trouble: '<path d="M12 4 2.5 20h19zM12 10v4.5M12 17.2v.1"/>',
};

/** @type {Record<Channel, string>} who holds each phone */
const holder = { telegram: '', viber: '' };
/** @type {(() => void)[]} */
const watchers = [];

/** @param {() => void} watcher called after a change of view, pane or person */
export function onView(watcher) {
  watchers.push(watcher);
}

/** @param {Channel} channel */
export function heldBy(channel) {
  return holder[channel];
}

/** @param {string} key `telegram:ID` */
export function hold(key) {
  const channel = channelOf(key);
  if (holder[channel] === key) return;
  holder[channel] = key;
  tell();
}

/** @param {string} key @returns {Channel} */
export function channelOf(key) {
  return key.startsWith('viber') ? 'viber' : 'telegram';
}

/**
 * Brings a phone or a pane to the front. On a wide screen phones are always there.
 * @param {string} view
 */
export function show(view) {
  document.body.dataset['view'] = view;
  if (PANES.some((pane) => pane === view)) document.body.dataset['pane'] = view;
  delete news[view];
  tell();
}

/** @type {Record<string, boolean>} */
const news = {};

/** Marks a view that changed while nobody looked. @param {string} view */
export function hasNews(view) {
  if (isVisible(view)) return;
  news[view] = true;
  draw();
}

/** @param {string} view */
export function isVisible(view) {
  const place = element(PANES.some((pane) => pane === view) ? `sheet-${view}` : view);
  return place.offsetParent !== null;
}

function tell() {
  for (const watcher of watchers) watcher();
  draw();
}

/** Draws the segments (wide) and the tabs (narrow). */
export function draw() {
  const { view, pane } = document.body.dataset;
  element('segments').innerHTML = PANES.map((name) => html`<button type="button" data-view="${name}" aria-current="${String(pane === name)}" class="${news[name] ? 'news' : ''}">${NAMES[name]}</button>`).join('');
  const tabs = /** @type {const} */ (['telegram', 'viber', 'tour', 'channel', 'wallet', 'panel', 'trouble']);
  element('tabs').innerHTML = tabs.map((name) => `<button type="button" data-view="${name}" aria-current="${view === name}" class="${news[name] ? 'news' : ''}"><svg viewBox="0 0 24 24" aria-hidden="true">${ICONS[name]}</svg>${NAMES[name]}</button>`).join('');
}

/** The first of a channel's people, until somebody else is chosen. */
export function holdSomeone() {
  for (const person of get('people') ?? []) if (!holder[channelOf(person.key)]) hold(person.key);
}
