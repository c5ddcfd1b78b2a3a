import { drawStillPhone } from './draw-phone.ts';
import { html, type Html } from './html.ts';
import type { ShownPhone } from './shown.ts';

export interface GalleryPhone {
  readonly language: 'my' | 'zg' | 'en';
  /** Whose, and which of theirs: the same screen on both channels in three languages stands in one row. */
  readonly screen: string;
  readonly phone: ShownPhone;
}

/** The stories of one transcript; each with its phones by channel and language. */
export interface GalleryGroup {
  readonly title: string;
  readonly stories: readonly { readonly name: string; readonly phones: readonly GalleryPhone[] }[];
}

const LANGUAGES = { my: 'Burmese (Unicode)', zg: 'Burmese (Zawgyi)', en: 'English' } as const;

/** The first page: all stories, and where they are drawn. */
export function drawGalleryIndex(groups: readonly GalleryGroup[], fileNameOf: (title: string) => string): Html {
  return page('Gallery', html`<h1>MyanJobs: every screen</h1><p class="lead">What people see on both channels in three languages, drawn from what went over the wire while the transcripts played. Zawgyi screens are shown as a Zawgyi phone shows them.</p>
<div class="groups">${groups.map(({ title, stories }) => html`<a class="group" href="${fileNameOf(title)}.html"><strong>${title}</strong><small>${stories.length} ${stories.length === 1 ? 'story' : 'stories'} · ${stories.flatMap(({ phones }) => phones).length} screens</small></a>`)}</div>`);
}

/** One transcript: for each story a row for each screen, both channels in three languages side by side. */
export function drawGalleryPage({ title, stories }: GalleryGroup): Html {
  return page(title, html`<h1><a href="index.html">Gallery</a> / ${title}</h1>${stories.map(({ name, phones }) => html`<h2>${name}</h2>${rowsOf(phones).map(([screen, row]) => html`<section class="row-of-phones"><h3>${screen}</h3><div>${row.map(drawFigure)}</div></section>`)}`)}`);
}

function rowsOf(phones: readonly GalleryPhone[]): [string, readonly GalleryPhone[]][] {
  return [...Map.groupBy(phones, ({ screen }) => screen)];
}

function drawFigure({ language, phone }: GalleryPhone): Html {
  return html`<figure><figcaption><b>${phone.channel === 'viber' ? 'Viber' : 'Telegram'}</b> · ${LANGUAGES[language]}</figcaption>${drawStillPhone(phone)}</figure>`;
}

function page(title: string, body: Html): Html {
  return html`${DOCTYPE}
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} · MyanJobs gallery</title>
<link rel="icon" href="mark.svg"><link rel="stylesheet" href="base.css"><link rel="stylesheet" href="phone.css"><link rel="stylesheet" href="keyboards.css"><link rel="stylesheet" href="gallery.css"></head>
<body class="gallery">${body}</body></html>
`;
}

const DOCTYPE = html`<!doctype html>`;
