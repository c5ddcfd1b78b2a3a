import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { extname, join, normalize } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const FOLDERS = ['page', 'drawing'];
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8',
  '.ts': 'text/javascript; charset=utf-8', '.svg': 'image/svg+xml',
};

export interface PageFile {
  readonly type: string;
  readonly body: string;
}

/** A file of the page: `/` is the page itself; the drawing code is TypeScript and loses its types on the way. */
export async function pageFile(path: string): Promise<PageFile | undefined> {
  const wanted = normalize(path === '/' ? '/page/index.html' : path).slice(1);
  const type = TYPES[extname(wanted)];
  if (!type || !FOLDERS.includes(wanted.split('/')[0] ?? '')) return undefined;
  const text = await readFile(join(ROOT, wanted), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  return { type, body: wanted.endsWith('.ts') ? withoutTypes(text) : text };
}

/** Node calls stripping types experimental and warns once; that warning is not for the person who plays. */
export function withoutTypes(source: string): string {
  const warn = process.emitWarning;
  process.emitWarning = () => undefined;
  try {
    return stripTypeScriptTypes(source);
  } finally {
    process.emitWarning = warn;
  }
}
