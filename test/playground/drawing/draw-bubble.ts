import { html, type Html } from './html.ts';
import { drawCards, drawInlineButtons } from './draw-keyboard.ts';
import { drawText } from './draw-text.ts';
import type { ShownBubble, ShownPhone } from './shown.ts';

const HINT = {
  zawgyi: 'Zawgyi bytes, shown as a Zawgyi phone shows them',
  garbled: 'garbled on this phone: the other encoding',
} as const;

/** One message of a chat. The page and the gallery draw with the same function. */
export function drawBubble(bubble: ShownBubble, channel: ShownPhone['channel']): Html {
  const words = bubble.text.runs.some((run) => run.text !== '');
  const editable = channel === 'telegram' && bubble.from === 'me' && words && !bubble.media;
  return html`${bubble.day && html`<div class="day"><span>${bubble.day}</span></div>`}
<div class="message ${bubble.from}${bubble.cards ? ' wide' : ''}" data-bubble="${bubble.id}">
${(words || bubble.media || !bubble.cards) && html`<div class="bubble">${bubble.media && drawMedia(bubble.media)}${words && drawText(bubble.text)}
<span class="meta">${hint(bubble)}${bubble.edited && html`<em>edited</em> `}${editable && html`<button type="button" class="edit" data-edit="${bubble.id}" title="Edit this message">✎</button>`}<time>${bubble.time}</time>${bubble.from === 'me' && html`<b class="ticks">✓✓</b>`}</span></div>`}
${bubble.cards && drawCards(bubble.cards)}${drawInlineButtons(bubble.buttons)}
${bubble.toast && html`<div class="toast" role="status">${bubble.toast}</div>`}</div>`;
}

/** Words in the encoding's hint, if there is one to give. */
function hint(bubble: ShownBubble): Html {
  const as = bubble.text.as;
  return html`${as && html`<abbr class="hint-${as}" title="${HINT[as]}">${as === 'zawgyi' ? 'ZG' : '⚠ garbled'}</abbr>`}`;
}

function drawMedia(media: NonNullable<ShownBubble['media']>): Html {
  const name = media.name ?? 'file';
  if (media.kind === 'photo') return html`<a class="photo" href="${media.url}" data-photo><img src="${media.url}" alt="${name}" loading="lazy"></a>`;
  if (media.kind === 'voice') return html`<audio class="voice" controls preload="none" src="${media.url}"></audio>`;
  return html`<a class="file" href="${media.url}" target="_blank" rel="noreferrer"><i>📄</i><span>${name}</span></a>`;
}
