import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { GalleryGroup, GalleryPhone } from './drawing/draw-gallery.ts';
import { showBubble, showRows, type ShownState } from './show-phone.ts';

const Button = z.object({
  label: z.string(), kind: z.enum(['reply', 'callback', 'url', 'contact', 'location', 'none']), url: z.string().optional(), columns: z.number().optional(),
  rows: z.number().optional(), background: z.string().optional(), image: z.string().optional(), style: z.string().optional(), html: z.string().optional(),
});
const Rows = z.array(z.array(Button));
const Language = z.enum(['my', 'zg', 'en']);
const Channel = z.enum(['telegram', 'viber']);

const Frame = z.object({
  keyboard: Rows,
  screen: z.array(z.object({
    id: z.string(), from: z.enum(['bot', 'me']), text: z.string(), buttons: Rows, cards: Rows.optional(), at: z.coerce.date(),
    bold: z.array(z.object({ offset: z.number(), length: z.number() })).optional(),
    media: z.object({ kind: z.enum(['photo', 'file', 'voice']), url: z.string(), name: z.string().optional() }).optional(),
    edited: z.boolean().optional(), toast: z.string().optional(),
  })),
});

/** What a transcript records of one telling: every person's screen after each thing they did, as it went over the wire (test/support/story.ts). */
const Telling = z.object({
  /** `Title: name`. */
  story: z.string(), channel: Channel, language: Language,
  people: z.array(z.object({
    name: z.string(), channel: Channel, language: Language, frames: z.array(Frame),
  })),
});
type Telling = z.infer<typeof Telling>;

const ORDER = ['telegram my', 'telegram zg', 'telegram en', 'viber my', 'viber zg', 'viber en'];

/** Reads the records of a folder, by the title of their stories. Throws with the file's name for a malformed one. */
export async function readRecords(folder: string): Promise<GalleryGroup[]> {
  const files = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json')).sort();
  const tellings = await Promise.all(files.map((name) => readTelling(join(folder, name))));
  const groups = new Map<string, Map<string, GalleryPhone[]>>();
  for (const telling of tellings.sort((a, b) => placeOf(a) - placeOf(b))) {
    const [title = '', ...name] = telling.story.split(': ');
    const stories = groups.get(title) ?? new Map<string, GalleryPhone[]>();
    groups.set(title, stories.set(name.join(': '), [...stories.get(name.join(': ')) ?? [], ...showPeople(telling)]));
  }
  return [...groups].map(([title, stories]) => ({ title, stories: [...stories].map(([name, phones]) => ({ name, phones })) }));
}

/** A story's title as a file's name. */
export function fileNameOf(title: string): string {
  return title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '') || 'stories';
}

function placeOf({ channel, language }: Telling): number {
  return ORDER.indexOf(`${channel} ${language}`);
}

async function readTelling(file: string): Promise<Telling> {
  const parsed = Telling.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (!parsed.success) throw new Error(`${basename(file)}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** Pictures of a story lived on servers that are gone: a mark stands for them. */
function showPeople({ people }: Telling): GalleryPhone[] {
  return people.flatMap(({ name, channel, language, frames }) => {
    const state: ShownState = { encoding: language === 'zg' ? 'zawgyi' : 'unicode', blocked: false, address: () => 'mark.svg' };
    return frames.map(({ screen, keyboard }, index) => ({
      language, screen: `${name}, screen ${index + 1}`,
      phone: { channel, id: '', name, encoding: state.encoding, blocked: false, bubbles: screen.map((bubble) => showBubble(bubble, state)), keyboard: showRows(keyboard, 'keyboard', state) },
    }));
  });
}
