import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drawGalleryIndex, drawGalleryPage, type GalleryGroup } from './drawing/draw-gallery.ts';
import { fileNameOf, readRecords } from './read-records.ts';

/**
 * `npm run gallery`: plays the transcripts, which record what every phone shows after each act, and draws it – screen × channel × language – as
 * static pages under gallery/ — with the playground's own drawing code. `-- --draw` draws the last records without playing.
 */
const ROOT = join(import.meta.dirname, '..', '..');
const STYLES = ['base.css', 'phone.css', 'keyboards.css', 'gallery.css', 'mark.svg'];

/** Draws the records of a folder; returns how many screens. Throws with the file's name when a record is not as it should be. */
export async function drawGallery(from: string, to: string): Promise<number> {
  const groups = await readRecords(from);
  await rm(to, { recursive: true, force: true });
  await mkdir(to, { recursive: true });
  for (const style of STYLES) await copyFile(join(import.meta.dirname, 'page', style), join(to, style));
  for (const group of groups) await writeFile(join(to, `${fileNameOf(group.title)}.html`), drawGalleryPage(group).text);
  await writeFile(join(to, 'index.html'), drawGalleryIndex(groups, fileNameOf).text);
  return groups.flatMap(phonesOf).length;
}

function phonesOf(group: GalleryGroup): unknown[] {
  return group.stories.flatMap((story) => story.phones);
}

/** Plays all stories; a failing one still leaves its picture up to where it failed to the others. */
async function playStories(records: string): Promise<void> {
  await rm(records, { recursive: true, force: true });
  const child = spawn(process.execPath, [join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'), 'run', 'test/transcripts'], {
    cwd: ROOT, env: { ...process.env, GALLERY_DIR: records }, stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) process.stderr.write('gallery: some stories failed; what they showed before is drawn\n');
}

if (process.argv[1] === import.meta.filename) {
  const records = join(ROOT, '.data', 'screens');
  if (!process.argv.includes('--draw')) await playStories(records);
  const count = await drawGallery(records, join(ROOT, 'gallery'));
  process.stdout.write(`gallery: ${count} screens in gallery/index.html\n`);
  process.exitCode = count > 0 ? 0 : 1;
}
