// One phone: the switcher of its people, the chat, the keyboard, the composer.
import { drawBubble } from '/drawing/draw-bubble.ts';
import { drawKeyboard } from '/drawing/draw-phone.ts';
import { html } from '/drawing/html.ts';
import { act, element, get, on } from './store.js';
import { channelOf, hasNews, heldBy, hold, isVisible, onView } from './views.js';
import { followLink } from './links.js';
import { remember } from './seen-links.js';
import { askForLink, askForPerson } from './dialogs.js';
import { openPage } from './frames.js';

const ATTACH = [
  ['photo', '🖼', 'Photo'], ['file', '📄', 'File (a CV)'], ['voice', '🎙', 'Voice message'], ['contact', '👤', 'My phone number'],
  ['other', '👥', 'Somebody else’s number'], ['location', '📍', 'Location (Hlaing, Yangon)'], ['sticker', '🙂', 'Sticker'], ['link', '🔗', 'Open a link…'],
  ['start', '▶', 'Open the chat (start)'], ['block', '⛔', 'Block the bot'],
];
const HLAING = { lat: 16.8468, lng: 96.1283 };
const CLIP = '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="m20 11-8.5 8.5a5 5 0 0 1-7-7L13 4a3.5 3.5 0 0 1 5 5l-8.5 8.5a2 2 0 0 1-3-3L14 7"/></svg>';
const PLANE = '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 12h15M13 6l6 6-6 6"/></svg>';

/** Messages of each phone that nobody has looked at yet. @type {Map<string, number>} */
const unread = new Map();
/** @type {Map<string, number>} */
const lengths = new Map();

/** @param {'telegram' | 'viber'} channel */
export function startPhone(channel) {
  const stand = element(channel);
  stand.innerHTML = frameOf(channel);
  const chat = part(stand, '.chat');
  const box = /** @type {HTMLTextAreaElement} */ (part(stand, 'textarea'));
  /** @type {string | undefined} */
  let editing;
  const setEditing = (/** @type {string | undefined} */ bubble, text = '') => {
    editing = bubble;
    part(stand, '.editing').hidden = !bubble;
    box.value = text;
    if (bubble) box.focus();
  };
  const sendText = () => {
    const text = box.value.trim();
    if (!text) return;
    void (editing ? act('edit', { phone: heldBy(channel), bubble: editing, text }) : act('say', { phone: heldBy(channel), text }));
    setEditing(undefined);
    box.style.height = '';
  };
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    sendText();
  });
  box.addEventListener('input', () => {
    box.style.height = '';
    box.style.height = `${Math.min(120, box.scrollHeight)}px`;
  });
  part(stand, '.send').addEventListener('click', sendText);
  part(stand, '.clip').addEventListener('click', () => toggle(part(stand, '.attach')));
  part(stand, '.menu').addEventListener('click', () => void act('encoding', { phone: heldBy(channel), encoding: shown(channel)?.encoding === 'zawgyi' ? 'unicode' : 'zawgyi' }));
  part(stand, '.editing button').addEventListener('click', () => setEditing(undefined));
  part(stand, '.attach').addEventListener('click', (event) => attach(channel, event, part(stand, '.attach')));
  part(stand, '.begin button').addEventListener('click', () => void act('open', { phone: heldBy(channel) }));
  part(stand, '.blocked button').addEventListener('click', () => void act('block', { phone: heldBy(channel), blocked: false }));
  part(stand, '.switcher').addEventListener('click', (event) => choosePerson(channel, event));
  stand.addEventListener('click', (event) => press(channel, event, setEditing));
  on('people', () => drawPeople(channel));
  on(`phone:${channel}:`, (phone, key) => {
    const holder = key.slice('phone:'.length);
    count(holder, phone.bubbles.length);
    if (holder === heldBy(channel)) drawScreen(stand, chat, phone);
    drawPeople(channel);
  });
  onView(() => {
    const phone = shown(channel);
    if (phone) drawScreen(stand, chat, phone);
    drawPeople(channel);
  });
}

/** @param {'telegram' | 'viber'} channel */
function shown(channel) {
  return get(`phone:${heldBy(channel)}`);
}

/** @param {Element} root @param {string} selector @returns {HTMLElement} */
function part(root, selector) {
  return /** @type {HTMLElement} */ (root.querySelector(selector));
}

/** @param {HTMLElement} menu */
function toggle(menu) {
  menu.hidden = !menu.hidden;
}

/** @param {'telegram' | 'viber'} channel */
function frameOf(channel) {
  return `<div class="switcher"><div class="people"></div><button type="button" class="person add" data-person="" aria-label="Add a person">+</button></div><div class="phone ${channel}"><div class="glass">
<div class="statusline"><time></time><span>▂▄▆ LTE ▮</span></div>
<header class="bar"><span class="back" aria-hidden="true">‹</span><span class="face"></span><div><strong>MyanJobs</strong><small></small></div><button type="button" class="menu" title="This phone’s Burmese encoding; press to change it"></button></header>
<div class="chat"></div><div class="begin" hidden><p>Nobody has written here yet.</p><button type="button">Start the chat</button></div>
<div class="editing" hidden><span>Editing your message</span><button type="button">✕</button></div>
<div class="composer"><div class="attach" hidden>${ATTACH.map(([what, sign, name]) => `<button type="button" data-attach="${what}"><span>${sign}</span>${name}</button>`).join('')}</div>
<button type="button" class="clip" aria-label="Attach">${CLIP}</button><textarea rows="1" placeholder="Message" aria-label="Message on ${channel}"></textarea><button type="button" class="send" aria-label="Send">${PLANE}</button></div>
<div class="blocked" hidden><button type="button" class="button">Unblock the bot</button></div>
<div class="keys"></div></div></div>`;
}

/** Draws only what differs, so that pictures do not flash and the place in the chat stays. @param {HTMLElement} stand @param {HTMLElement} chat @param {any} phone */
function drawScreen(stand, chat, phone) {
  const key = `${phone.channel}:${phone.id}`;
  const same = chat.dataset['key'] === key;
  // A hidden chat cannot be moved (and looks as if it stood at its end): what came meanwhile is shown when it is looked at.
  const atEnd = !same || 'unseen' in chat.dataset || chat.scrollHeight - chat.scrollTop - chat.clientHeight < 120;
  const visible = isVisible(phone.channel);
  if (visible) delete chat.dataset['unseen'];
  if (!same) chat.replaceChildren();
  chat.dataset['key'] = key;
  const before = /** @type {HTMLElement[]} */ ([...chat.children]);
  phone.bubbles.forEach((/** @type {any} */ bubble, /** @type {number} */ index) => {
    const drawn = drawBubble(bubble, phone.channel).text;
    const old = before.find((one) => one.dataset['id'] === bubble.id);
    if (old?.dataset['drawn'] === drawn) return place(chat, old, index);
    const fresh = document.createElement('div');
    fresh.style.display = 'contents';
    fresh.dataset['id'] = bubble.id;
    fresh.dataset['drawn'] = drawn;
    fresh.innerHTML = drawn;
    if (!visible) chat.dataset['unseen'] = '';
    if (same && !old) fresh.querySelector('.message')?.classList.add('fresh');
    for (const link of fresh.querySelectorAll('[data-url], a[data-link]')) remember(link.getAttribute('data-url') ?? link.getAttribute('href') ?? '');
    if (old) old.replaceWith(fresh);
    place(chat, fresh, index);
  });
  while (chat.children.length > phone.bubbles.length) chat.lastElementChild?.remove();
  const keys = drawKeyboard(phone).text;
  const board = part(stand, '.keys');
  if (board.innerHTML !== keys && board.dataset['drawn'] !== keys) board.innerHTML = keys;
  board.dataset['drawn'] = keys;
  part(stand, '.bar small').textContent = `${phone.name}’s ${phone.channel === 'viber' ? 'Viber' : 'Telegram'}`;
  part(stand, '.menu').textContent = phone.encoding === 'zawgyi' ? 'Zawgyi' : 'Unicode';
  part(stand, '.composer').hidden = phone.blocked;
  part(stand, '.begin').hidden = phone.bubbles.length > 0;
  part(stand, '.blocked').hidden = !phone.blocked;
  if (atEnd) scrollToEnd(chat);
  if (visible) unread.delete(key);
}

/** @param {HTMLElement} chat */
function scrollToEnd(chat) {
  chat.scrollTop = chat.scrollHeight;
  for (const image of chat.querySelectorAll('img')) if (!image.complete) image.addEventListener('load', () => { chat.scrollTop = chat.scrollHeight; }, { once: true });
}

/** @param {HTMLElement} chat @param {HTMLElement} child @param {number} index */
function place(chat, child, index) {
  if (chat.children[index] !== child) chat.insertBefore(child, chat.children[index] ?? null);
}

/** @param {string} key @param {number} length */
function count(key, length) {
  const before = lengths.get(key);
  lengths.set(key, length);
  if (before === undefined || length <= before) return;
  if (key === heldBy(channelOf(key)) && isVisible(channelOf(key))) return;
  unread.set(key, (unread.get(key) ?? 0) + length - before);
  hasNews(channelOf(key));
}

/** @param {'telegram' | 'viber'} channel */
function drawPeople(channel) {
  const people = (get('people') ?? []).filter((/** @type {any} */ person) => person.channel === channel);
  const list = part(element(channel), '.people');
  const drawn = html`${people.map((/** @type {any} */ person) => html`<button type="button" class="person" data-person="${person.key}" aria-pressed="${String(person.key === heldBy(channel))}"><i style="--hue:${hueOf(person.name)}">${initials(person.name)}</i><span><strong>${person.name}</strong><small>${person.part ?? (person.encoding === 'zawgyi' ? 'a Zawgyi phone' : 'somebody new')}</small></span>${unread.get(person.key) && html`<span class="count">${unread.get(person.key)}</span>`}</button>`)}`.text;
  if (list.dataset['drawn'] !== drawn) {
    const { scrollLeft } = list;
    list.innerHTML = drawn;
    list.scrollLeft = scrollLeft;
    list.dataset['drawn'] = drawn;
  }
  const held = /** @type {HTMLElement | null} */ (list.querySelector('[aria-pressed="true"]'));
  if (!held || list.clientWidth === 0 || list.dataset['held'] === heldBy(channel)) return;
  list.scrollLeft = held.offsetLeft - list.offsetLeft - (list.clientWidth - held.offsetWidth) / 2;
  list.dataset['held'] = heldBy(channel);
}

/** @param {string} name */
function initials(name) {
  return name.split(/\s+/).map((word) => word[0] ?? '').slice(0, 2).join('');
}

/** @param {string} name */
function hueOf(name) {
  let sum = 0;
  for (const sign of name) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 360;
  return `hsl(${sum} 42% 46%)`;
}

/** @param {'telegram' | 'viber'} channel @param {Event} event */
function choosePerson(channel, event) {
  const key = /** @type {HTMLElement} */ (event.target).closest?.('button')?.dataset['person'];
  if (key === '') askForPerson(channel);
  else if (key) {
    unread.delete(key);
    hold(key);
  }
}

/** @param {'telegram' | 'viber'} channel @param {Event} event @param {HTMLElement} menu */
function attach(channel, event, menu) {
  const what = /** @type {HTMLElement} */ (event.target).closest?.('button')?.dataset['attach'];
  if (!what) return;
  menu.hidden = true;
  const phone = heldBy(channel);
  if (what === 'link') askForLink(followLink, '', phone);
  else if (what === 'start') void act('open', { phone });
  else if (what === 'block') void act('block', { phone, blocked: true });
  else if (what === 'contact') void act('contact', { phone });
  else if (what === 'other') void act('contact', { phone, number: '+959770009999' });
  else if (what === 'location') void act('location', { phone, ...HLAING });
  else if (what === 'sticker') void act('sticker', { phone });
  else void act('file', { phone, kind: what });
}

/** A press anywhere on the phone. @param {'telegram' | 'viber'} channel @param {Event} event @param {(bubble: string, text: string) => void} edit */
function press(channel, event, edit) {
  const target = /** @type {HTMLElement} */ (event.target);
  const button = /** @type {HTMLElement | null} */ (target.closest?.('[data-tap]'));
  const phone = heldBy(channel);
  if (button) {
    button.classList.add('pressed');
    setTimeout(() => button.classList.remove('pressed'), 400);
    const { url, tap } = button.dataset;
    if (url) void followLink(url, phone);
    if (!url || channel === 'viber') void act('tap', { phone, ref: tap });
    return;
  }
  const link = target.closest?.('a');
  if (link?.hasAttribute('data-link')) {
    event.preventDefault();
    void followLink(link.getAttribute('href') ?? '', phone);
  } else if (link?.hasAttribute('data-photo')) {
    event.preventDefault();
    openPage(link.getAttribute('href') ?? '');
  }
  const bubble = /** @type {HTMLElement | null} */ (target.closest?.('[data-edit]'))?.dataset['edit'];
  const message = shown(channel)?.bubbles.find((/** @type {any} */ one) => one.id === bubble);
  if (bubble && message) edit(bubble, message.text.runs.map((/** @type {any} */ run) => run.text).join(''));
}
