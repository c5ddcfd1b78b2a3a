import { html, type Html } from './html.ts';
import { drawBubble } from './draw-bubble.ts';
import { drawInlineButtons, drawReplyKeyboard, drawViberKeyboard } from './draw-keyboard.ts';
import { drawText } from './draw-text.ts';
import type { ShownPhone, ShownPost } from './shown.ts';

/** The keyboard under the input, as that channel draws it. */
export function drawKeyboard(phone: Pick<ShownPhone, 'channel' | 'keyboard'>): Html {
  return phone.channel === 'viber' ? drawViberKeyboard(phone.keyboard) : drawReplyKeyboard(phone.keyboard);
}

/** A whole phone, still: the gallery's picture of one screen. */
export function drawStillPhone(phone: ShownPhone): Html {
  return html`<section class="phone ${phone.channel}"><div class="glass"><header class="bar"><span class="back">‹</span><span class="face">MJ</span><div><strong>MyanJobs</strong><small>${phone.channel === 'viber' ? 'bot' : 'bot · online'}</small></div></header>
<div class="chat">${phone.bubbles.map((bubble) => drawBubble(bubble, phone.channel))}</div>
<div class="keys">${drawKeyboard(phone)}</div></div></section>`;
}

/** One post of the Telegram channel. */
export function drawPost(post: ShownPost): Html {
  return html`<article class="post message bot" data-post="${post.id}"><div class="bubble">${post.photo && html`<img class="post-photo" src="${post.photo}" alt="">`}${drawText(post.text)}
<span class="meta">${post.edited && html`<em>edited</em> `}<time>${post.time}</time></span></div>${drawInlineButtons(post.buttons)}</article>`;
}
