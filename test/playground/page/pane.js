// The third column: tour, channel, wallet, trouble.
import { drawPost } from '/drawing/draw-phone.ts';
import { html } from '/drawing/html.ts';
import { act, element, get, on } from './store.js';
import { hasNews } from './views.js';
import { followLink } from './links.js';
import { remember } from './seen-links.js';

export function startPanes() {
  on('channel', drawChannel);
  on('wallet', drawWallet);
  for (const key of ['troubles', 'troubled', 'wallet', 'app']) on(key, drawTrouble);
  element('sheet-channel').addEventListener('click', (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const url = /** @type {HTMLElement | null} */ (target.closest?.('[data-url]'))?.dataset['url'] ?? target.closest?.('a')?.getAttribute('href');
    if (!url) return;
    event.preventDefault();
    void followLink(url);
  });
  const wallet = element('sheet-wallet');
  wallet.addEventListener('pay', (event) => showPayPage(/** @type {CustomEvent} */ (event).detail));
  wallet.addEventListener('click', (event) => {
    const page = /** @type {HTMLElement} */ (event.target).closest?.('button')?.dataset['pay'];
    if (page) showPayPage(page);
  });
  element('sheet-trouble').addEventListener('click', doTrouble);
}

/** @param {any} channel */
function drawChannel(channel) {
  const sheet = element('sheet-channel');
  const count = channel.posts.length;
  sheet.innerHTML = html`<div class="channel-head"><img src="/page/mark.svg" alt="" width="38" height="38"><div><strong>${channel.title}</strong><small>Telegram channel · ${count === 1 ? '1 post' : `${count} posts`}</small></div></div>
<div class="posts telegram">${count === 0 && html`<p class="empty">No posts yet. A job is announced here when a moderator has approved it.</p>`}${channel.posts.map(drawPost)}</div>`.text;
  for (const link of sheet.querySelectorAll('[data-url]')) remember(link.getAttribute('data-url') ?? '');
  sheet.scrollTop = sheet.scrollHeight;
  newsOf('channel', channel);
}

/** @type {Map<string, string>} */
const shownLast = new Map();

/** A dot for what is another thing than before; what a page that has just been opened shows is no news. @param {string} view @param {unknown} value */
function newsOf(view, value) {
  const text = JSON.stringify(value);
  const before = shownLast.get(view);
  shownLast.set(view, text);
  if (before !== undefined && before !== text) hasNews(view);
}

/** @param {any} wallet */
function drawWallet(wallet) {
  const sheet = element('sheet-wallet');
  const frame = sheet.querySelector('iframe');
  const list = html`<h2>The wallets, pretended</h2><p class="lead">Ask for a top-up in a chat (Wallet), with KBZPay, WavePay, AYA Pay or MMQR. The order appears here, as if you had scanned the QR code or opened the wallet’s page. No real money moves.</p>
<div class="orders">${wallet.orders.length === 0 && html`<p class="lead">No orders yet.</p>`}${[...wallet.orders].reverse().map((/** @type {any} */ order) => html`<div class="order"><div><strong>${order.amount.toLocaleString('en')} Ks</strong><small>${order.wallet} · ${order.id}</small></div><span class="tag ${order.state === 'paid' ? 'paid' : ''}">${order.state}</span><button type="button" class="button" data-pay="${order.payPage}">Pay page</button></div>`)}</div>`.text;
  if (!frame) sheet.innerHTML = `<div>${list}</div>`;
  else if (sheet.firstElementChild) sheet.firstElementChild.innerHTML = list;
  newsOf('wallet', wallet);
}

/** @param {string} page */
function showPayPage(page) {
  const sheet = element('sheet-wallet');
  const frame = sheet.querySelector('iframe') ?? document.createElement('iframe');
  frame.title = 'Pay page of the wallet';
  frame.src = page;
  sheet.append(frame);
  frame.scrollIntoView({ behavior: 'smooth' });
}

function drawTrouble() {
  const app = get('app')?.state;
  const troubled = get('troubled') ?? {};
  const wallet = get('wallet') ?? { faults: [] };
  element('sheet-trouble').innerHTML = html`<h2>Trouble drawer</h2><p class="lead">Make something go wrong and watch what the people in the chats notice. The promise: every action counts exactly once, no answer is lost.</p>
<h3>The app itself</h3><div class="troubles">
<div class="trouble"><strong>Kill it (SIGKILL)</strong><p>Pull the plug in the middle of anything. What was acknowledged is in the database; what was not, the platform delivers again. Write in a chat while it is dead, then start it: the answers come.</p><div class="toggles"><button type="button" data-kill ${app === 'dead' && html`aria-pressed="true"`}>Kill</button><button type="button" data-start>Start again</button><button type="button" data-retry>Deliver what waits now</button></div></div>
<div class="trouble"><strong>Block the bot</strong><p>On a phone: 📎 → Block the bot. Sends are refused (“blocked”), recorded, and not tried again; unblocking brings the person back where they were.</p></div></div>
<h3>The chat platforms</h3><div class="troubles">${(get('troubles') ?? []).map((/** @type {any} */ kind) => html`<div class="trouble"><strong>${kind.title}</strong><p>${kind.expect}</p><div class="toggles">${['telegram', 'viber'].map((channel) => html`<button type="button" data-channel="${channel}" data-trouble="${kind.id}" aria-pressed="${String(troubled[channel] === kind.id)}">${channel === 'viber' ? 'Viber' : 'Telegram'}</button>`)}</div></div>`)}</div>
${wallet.faults.length > 0 && html`<h3>The wallets</h3><div class="troubles">${wallet.faults.map((/** @type {any} */ fault) => html`<div class="trouble"><strong>${fault.title}</strong><p>${fault.expect}</p><div class="toggles">${wallet.names.filter((/** @type {any} */ one) => fault.wallets.includes(one.name)).map((/** @type {any} */ one) => html`<button type="button" data-wallet="${one.name}" data-fault="${fault.name}" aria-pressed="${String(wallet.fault[one.name] === fault.name)}">${one.title}</button>`)}</div></div>`)}</div>`}`.text;
}

/** @param {Event} event */
function doTrouble(event) {
  const button = /** @type {HTMLElement} */ (event.target).closest?.('button');
  if (!button) return;
  const { channel, trouble, wallet, fault } = button.dataset;
  const pressed = button.getAttribute('aria-pressed') === 'true';
  if (channel) void act('trouble', { channel, ...(!pressed && { id: trouble }) });
  else if (fault) void act('fault', { wallet, ...(!pressed && { name: fault }) });
  else void act('kill' in button.dataset ? 'kill' : 'start' in button.dataset ? 'start' : 'retry');
}
