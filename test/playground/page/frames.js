// The panel and the public pages, each in a frame with an address line. The app's pages come through the playground, so that
// they share its origin and their links can be caught.
import { html } from '/drawing/html.ts';
import { element, on } from './store.js';
import { onView, show } from './views.js';

const HINTS = {
  panel: 'The moderators’ panel. Sign in with the one-time link that the bot sends to the moderator’s own chat (U Kyaw on Telegram: write /admin).',
  page: 'Links from the chats that lead to the web open here: a job’s public page, a file.',
};

/** @param {string} path opens a page of the app in the pane that fits */
export function openPage(path) {
  const pane = path.startsWith('/admin') ? 'panel' : 'page';
  const frame = frameOf(pane);
  frame.src = path;
  show(pane);
}

/** @param {'panel' | 'page'} pane @returns {HTMLIFrameElement} */
function frameOf(pane) {
  const sheet = element(`sheet-${pane}`);
  const there = sheet.querySelector('iframe');
  if (there) return there;
  sheet.innerHTML = html`<div class="address"><button type="button" data-do="back" aria-label="Back">←</button><button type="button" data-do="reload" aria-label="Load again">⟳</button><code></code></div><iframe title="${pane}"></iframe>`.text;
  const frame = /** @type {HTMLIFrameElement} */ (sheet.querySelector('iframe'));
  frame.addEventListener('load', () => {
    const code = sheet.querySelector('code');
    if (code) code.textContent = frame.contentWindow?.location.pathname ?? '';
    catchLinks(frame);
  });
  sheet.addEventListener('click', (event) => {
    const what = /** @type {HTMLElement} */ (event.target).closest?.('button')?.dataset['do'];
    if (what === 'back') frame.contentWindow?.history.back();
    if (what === 'reload') frame.contentWindow?.location.reload();
  });
  return frame;
}

/** Loads what the panel shows again, when it is open. */
export function reloadPanel() {
  element('sheet-panel').querySelector('iframe')?.contentWindow?.location.reload();
}

/** @type {(url: string) => void} */
let leave = () => undefined;

/** Lets links inside a framed page of the app lead into the phones. @param {HTMLIFrameElement} frame */
function catchLinks(frame) {
  frame.contentDocument?.addEventListener('click', (event) => {
    const link = /** @type {Element | null} */ (event.target)?.closest?.('a');
    const href = link?.getAttribute('href') ?? '';
    if (!link || !(href.startsWith('viber:') || new URL(link.href).origin !== location.origin)) return;
    event.preventDefault();
    leave(href);
  });
}

/** Puts the frames in their places; links that lead out of the app go to `follow`. @param {(url: string) => void} follow */
export function startFrames(follow) {
  leave = follow;
  element('sheet-page').innerHTML = html`<p class="lead">${HINTS.page}</p>`.text;
  element('sheet-panel').innerHTML = html`<p class="lead">${HINTS.panel}</p>`.text;
  onView(() => {
    if (document.body.dataset['pane'] === 'panel' && !element('sheet-panel').querySelector('iframe') && element('sheet-panel').offsetParent) frameOf('panel').src = '/admin';
  });
  on('app', (app) => { if (app.state === 'running') reloadPanel(); });
}
