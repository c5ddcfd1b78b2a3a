import { html, withBreaks, type Html } from '../core/html.ts';
import type { Job } from '../core/jobs/job.model.ts';
import { LANGUAGES, type Language } from '../core/language/language.ts';
import { zawgyiToUnicode } from '../core/text/convert-zawgyi.ts';
import { toZawgyi } from '../core/text/to-zawgyi.ts';
import type { PreviewBubble, PreviewChannel, Visit } from './visit.ts';

const CHANNELS: readonly PreviewChannel[] = ['telegram', 'viber'];

/**
 * The post as both chats will show it, in all three languages side by side. A Zawgyi text is shown as a Zawgyi phone shows it (converted back,
 * because this browser's fonts are Unicode), with a warning when it would not come back as the same words.
 */
export async function drawPreviews(visit: Visit, job: Job): Promise<Html> {
  const { t } = visit;
  const strips: Html[] = [];
  for (const channel of CHANNELS) {
    const phones: Html[] = [];
    for (const language of LANGUAGES) phones.push(await phone(visit, job, language, channel));
    strips.push(html`<div class="strip">${phones}</div>`);
  }
  return html`<section class="card"><h2>${t('panel:post.preview')}</h2>${strips}</section>`;
}

async function phone(visit: Visit, job: Job, language: Language, channel: PreviewChannel): Promise<Html> {
  const { t, deps } = visit;
  const heading = html`<h3>${t(`panel:post.${channel}`)} · ${t(`common:language.${language}`)}</h3>`;
  let bubbles: readonly PreviewBubble[];
  try {
    bubbles = await deps.preview(job, language, channel);
  } catch (error) {
    deps.onError(error, `preview of ${job._id} for ${channel} in ${language}`);
    return html`<div class="phone ${channel}">${heading}<p class="note">${t('panel:post.previewFailed')}</p></div>`;
  }
  const broken = language === 'zg' && bubbles.some((bubble) => !comesBack(bubble.text));
  return html`<div class="phone ${channel}" lang="${language === 'en' ? 'en' : 'my'}">${heading}
${broken && html`<p class="note">${t('panel:post.reversible')}</p>`}${bubbles.length > 0 ? bubbles.map((bubble) => drawBubble(bubble, language)) : html`<p class="muted">${t('jobpage:off')}</p>`}</div>`;
}

function drawBubble({ title, text, buttons, photo }: PreviewBubble, language: Language): Html {
  const read = language === 'zg' ? readZawgyi : (words: string) => words;
  return html`<div class="bubble">${photo && '🖼 '}${title !== undefined && html`<b>${read(title)}</b><br>`}${withBreaks(read(text))}</div>
${buttons.length > 0 && html`<div class="keys">${buttons.map((row) => html`<div>${row.map((label) => html`<span>${read(label)}</span>`)}</div>`)}</div>`}`;
}

/** True when the reader's Zawgyi stands for one Unicode text only. */
function comesBack(zawgyi: string): boolean {
  return toZawgyi(readZawgyi(zawgyi)) === zawgyi;
}

/** What a Zawgyi phone shows, in Unicode. The conversion would fold Burmese digits, which are the same in both encodings: they stay. */
function readZawgyi(zawgyi: string): string {
  return zawgyi.split(/([၀-၉]+)/).map((part, index) => (index % 2 === 1 ? part : zawgyiToUnicode(part))).join('');
}
