// The few questions the page asks: a new person, a link to open, a moved clock.
import { html } from '/drawing/html.ts';
import { act, element, get } from './store.js';
import { channelOf, hold, show } from './views.js';
import { seenLinks } from './seen-links.js';

const dialog = /** @type {HTMLDialogElement} */ (element('dialog'));

/** @param {import('/drawing/html.ts').Html} content @param {(data: FormData) => void} done */
function ask(content, done) {
  dialog.innerHTML = html`<form method="dialog">${content}</form>`.text;
  const form = /** @type {HTMLFormElement} */ (dialog.querySelector('form'));
  form.addEventListener('submit', (event) => {
    const button = /** @type {HTMLButtonElement | null} */ (event.submitter);
    if (button?.value !== 'cancel') done(new FormData(form, button));
  });
  dialog.showModal();
}

/** @param {string} word */
function actions(word) {
  return html`<div class="actions"><button class="button" value="cancel" formnovalidate>Cancel</button><button class="button primary" value="ok">${word}</button></div>`;
}

/** @param {'telegram' | 'viber'} channel */
export function askForPerson(channel) {
  ask(html`<h2>Somebody new on ${channel === 'viber' ? 'Viber' : 'Telegram'}</h2>
<label>Name <input name="name" required maxlength="40" placeholder="Ma Hla" autocomplete="off"></label>
<label>The phone’s Burmese encoding <select name="encoding"><option value="unicode">Unicode (today’s phones)</option><option value="zawgyi">Zawgyi (older phones)</option></select></label>${actions('Add')}`, async (data) => {
    const name = String(data.get('name'));
    await act('add', { channel, name, encoding: data.get('encoding') });
    const added = (get('people') ?? []).filter((/** @type {any} */ person) => person.channel === channel && person.name === name).at(-1);
    if (added) hold(added.key);
  });
}

/**
 * Who opens which link: the way a link travels from one person to another.
 * @param {(url: string, by: string) => void} open
 * @param {string} [url]
 * @param {string} [key]
 */
export function askForLink(open, url = '', key = '') {
  const people = get('people') ?? [];
  ask(html`<h2>Open a link on a phone</h2>
<label>Who opens it <select name="key">${people.map((/** @type {any} */ person) => html`<option value="${person.key}"${person.key === key && html` selected`}>${person.name} · ${person.channel === 'viber' ? 'Viber' : 'Telegram'}</option>`)}</select></label>
<label>Link <input name="url" value="${url}" required placeholder="https://t.me/…?start=… or viber://pa?…" autocomplete="off"></label>
${seenLinks().length > 0 && html`<div class="choices">${seenLinks().map((link) => html`<button type="button" data-fill="${link}">${link}</button>`)}</div>`}${actions('Open')}`, (data) => {
    const holder = String(data.get('key'));
    hold(holder);
    show(channelOf(holder));
    open(String(data.get('url')), holder);
  });
  dialog.querySelector('.choices')?.addEventListener('click', (event) => {
    const link = /** @type {HTMLElement} */ (event.target).dataset['fill'];
    const input = /** @type {HTMLInputElement} */ (dialog.querySelector('input[name=url]'));
    if (link) input.value = link;
  });
}

export function askForTime() {
  ask(html`<h2>Move the clock</h2><p class="lead">Only forwards. Everything with a deadline — reminders, expiry, Viber’s 24-hour session — follows.</p>
<div class="actions" style="justify-content:start;flex-wrap:wrap"><button class="button" name="hours" value="1">+1 hour</button><button class="button" name="hours" value="24">+1 day</button><button class="button" name="hours" value="648">+27 days</button></div>
<label>Or so many hours <input name="custom" type="number" min="0.1" max="9600" step="any" placeholder="72"></label>${actions('Move')}`, (data) => {
    const hours = Number(data.get('hours') ?? data.get('custom'));
    if (hours > 0) void act('clock', { hours });
  });
}
