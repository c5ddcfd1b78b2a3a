// The guided tour: the list of steps, [Next], autoplay; on a narrow screen a bar that follows you.
import { html } from '/drawing/html.ts';
import { act, element, get, on } from './store.js';
import { channelOf, hold, show } from './views.js';
import { openPage, reloadPanel } from './frames.js';

const READING_MS = 4200;
let autoplay = false;
let hidden = true;

export function startTour() {
  on('tour', draw);
  for (const id of ['sheet-tour', 'tourbar']) element(id).addEventListener('click', (event) => {
    const what = /** @type {HTMLElement} */ (event.target).closest?.('button')?.dataset['tour'];
    if (what === 'next') void next();
    if (what === 'auto') void play();
    if (what === 'restart') void act('tour', { do: 'restart' });
    if (what === 'close') element('tourbar').hidden = hidden = true;
  });
}

async function next() {
  hidden = false;
  const good = await act('tour', { do: 'next' });
  reloadPanel();
  return good;
}

async function play() {
  autoplay = !autoplay;
  draw(get('tour'));
  while (autoplay && get('tour').done < get('tour').steps.length) {
    if (!await next()) autoplay = false;
    else await new Promise((resolve) => setTimeout(resolve, READING_MS));
  }
  autoplay = false;
  draw(get('tour'));
}

let lastLook = '';
let lastPage = '';
let shownDone = 0;

/** @param {any} tour */
function draw(tour) {
  const { steps, done, running, look, page, problem } = tour;
  const over = done >= steps.length;
  element('sheet-tour').innerHTML = html`<h2>The whole story, step by step</h2><p class="lead">An employer posts a job on Viber, a moderator approves it, somebody finds it and applies. Then money: a wallet, a bounty behind a PIN, a friend who is hired, the reward, and its way out. The tour plays it on the real phones; you can take over at any moment.</p>
<div class="tour-actions"><button type="button" class="button primary" data-tour="next" ${(running || over) && html`disabled`}>${running ? 'Playing…' : done === 0 ? 'Start' : over ? 'The end' : 'Next'}</button><button type="button" class="button" data-tour="auto" ${over && html`disabled`}>${autoplay ? 'Pause' : 'Play all'}</button><button type="button" class="button" data-tour="restart" ${running && html`disabled`}>Start over</button></div>
${problem && html`<p class="problem">This step did not go as told: ${problem}</p>`}
<ol class="steps">${steps.map((/** @type {any} */ step, /** @type {number} */ index) => html`${step.chapter && html`<li class="chapter">${step.chapter}</li>`}<li class="${index < done ? 'done' : index === done ? 'now' : ''}"><b>${index < done ? '✓' : index + 1}</b><div><strong>${step.title}</strong>${(index === done || index === done - 1) && html`<p>${step.text}</p>`}</div></li>`)}</ol>`.text;
  if (done !== shownDone) element('sheet-tour').querySelector('.now')?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
  shownDone = done;
  const bar = element('tourbar');
  bar.hidden = hidden;
  const step = steps[Math.max(0, running ? done : done - 1)];
  bar.innerHTML = html`<div><small>Tour · step ${Math.min(Math.max(1, running ? done + 1 : done), steps.length)} of ${steps.length}</small><strong>${step?.title}</strong><p>${problem ? `It did not go as told: ${problem}` : step?.text}</p></div><button type="button" class="button auto" data-tour="auto" ${over && html`disabled`}>${autoplay ? 'Pause' : 'Play'}</button><button type="button" class="button" data-tour="next" ${(running || over) && html`disabled`}>${running ? '…' : 'Next'}</button><button type="button" class="close" data-tour="close" aria-label="Close">✕</button>`.text;
  const looks = `${done} ${look.join(' ')}`;
  if (looks !== lastLook && running) lookAt(look);
  if (running) lastLook = looks;
  if (page && page !== lastPage && running) openPage(page);
  lastPage = page ?? '';
}

/** Brings what the step is about to the front: people into their phones, a pane beside them. @param {string[]} look */
function lookAt(look) {
  const wide = matchMedia('(min-width: 1280px)').matches;
  for (const name of look) if (name.includes(':')) hold(name);
  const pane = look.find((name) => !name.includes(':') && (wide || name !== 'tour'));
  const person = look.find((name) => name.includes(':'));
  if (wide) {
    if (pane) show(pane);
  } else if (pane ?? person) show(pane ?? channelOf(String(person)));
}
