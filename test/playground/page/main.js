// The page: joins store, phones, panes, tour and clock.
import { act, element, follow, get, on } from './store.js';
import { draw, holdSomeone, show } from './views.js';
import { startPhone } from './phone.js';
import { startPanes } from './pane.js';
import { startTour } from './tour.js';
import { startFrames } from './frames.js';
import { followLink } from './links.js';
import { askForTime } from './dialogs.js';

const DATE = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Yangon', weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });
const SHORT = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Yangon', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
const HAND = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Yangon', hour: '2-digit', minute: '2-digit' });
const STATES = { running: 'App running', starting: 'App starting…', dead: 'App dead' };
const TICK_MS = 1000;

startPhone('telegram');
startPhone('viber');
startPanes();
startTour();
startFrames((url) => void followLink(url));
on('people', holdSomeone);
on('app', (app) => {
  element('status').className = `status ${app.state}`;
  element('status').innerHTML = `<i></i><span>${STATES[/** @type {keyof typeof STATES} */ (app.state)]}</span>`;
});
on('clock', drawClock);
setInterval(tick, TICK_MS);

function drawClock() {
  element('clock').innerHTML = '<time title="The app’s time, in Yangon"></time><button type="button" data-hours="1">+1 h</button><button type="button" data-hours="24">+1 day</button><button type="button" data-hours="648">+27 days</button><button type="button" data-hours="">…</button><button type="button" class="more" data-hours=""><time></time></button>';
  tick();
}

function tick() {
  const offset = get('clock')?.offset ?? 0;
  const now = new Date(Date.now() + offset);
  const [long, short] = element('clock').querySelectorAll('time');
  if (long) long.textContent = DATE.format(now);
  if (short) short.textContent = SHORT.format(now);
  for (const time of element('clock').querySelectorAll('time')) time.classList.toggle('moved', offset > TICK_MS);
  for (const time of document.querySelectorAll('.statusline time')) time.textContent = HAND.format(now);
}

element('clock').addEventListener('click', (event) => {
  const hours = /** @type {HTMLElement} */ (event.target).closest?.('button')?.dataset['hours'];
  if (hours === '') askForTime();
  else if (hours) void act('clock', { hours: Number(hours) });
});
for (const id of ['segments', 'tabs']) element(id).addEventListener('click', (event) => {
  const view = /** @type {HTMLElement} */ (event.target).closest?.('button')?.dataset['view'];
  if (view) show(view);
});
draw();
follow();
