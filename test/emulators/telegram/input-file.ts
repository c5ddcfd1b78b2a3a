import { badRequest } from './api-error.ts';
import type { FileKind, StoredFile } from './file-store.ts';
import type { Params, Upload } from './params.ts';
import type { Platform } from './platform.ts';

/** By URL the server fetches pictures up to 5 MB and other files up to 20 MB. */
const URL_BYTES_MAX: Readonly<Record<'photo' | 'other', number>> = { photo: 5 * 1024 * 1024, other: 20 * 1024 * 1024 };
const FETCH_MS_MAX = 10_000;

/** The file of an argument: an upload, `attach://name`, a URL or a file_id the platform knows. */
export async function resolveFile(platform: Platform, params: Params, field: string, value: string, kind: FileKind): Promise<StoredFile> {
  const upload = params.files.get(value.startsWith('attach://') ? value.slice('attach://'.length) : field);
  if (upload !== undefined) return platform.files.put(asKind(upload, kind, params));
  if (value === '') throw badRequest(`there is no ${kind} in the request`);
  if (value.startsWith('attach://')) throw badRequest('file attached to the request was not found');
  if (/^https?:\/\//i.test(value)) return platform.files.put(asKind(await download(value, kind), kind, params));
  const known = platform.files.find(value);
  if (known === undefined) {
    throw badRequest('wrong remote file identifier specified: Wrong padding in the string');
  }
  if (known.kind !== kind) throw badRequest(`can't use file of type ${known.kind} as ${kind}`);
  return known;
}

function asKind(upload: Upload, kind: FileKind, params: Params): Upload & { kind: FileKind; durationSeconds: number } {
  return { ...upload, kind, durationSeconds: params.int('duration', 1) };
}

/** Fetches from this machine only: the emulator has no internet, and a real URL would be a slip of a test. */
async function download(address: string, kind: FileKind): Promise<Upload> {
  const failed = badRequest('failed to get HTTP URL content');
  if (!URL.canParse(address)) throw badRequest('wrong HTTP URL specified');
  const url = new URL(address);
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)) throw failed;
  let response: Response;
  try {
    response = await fetch(url, { signal: AbortSignal.timeout(FETCH_MS_MAX) });
  } catch (cause) {
    throw badRequest(`failed to get HTTP URL content: ${cause instanceof Error ? cause.name : 'error'}`);
  }
  const bytes = Buffer.from(await response.arrayBuffer());
  if (!response.ok) throw failed;
  const mime = (response.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? '';
  const fits = kind === 'photo' ? mime.startsWith('image/') : ['application/pdf', 'application/zip', 'image/gif', 'audio/ogg'].includes(mime);
  if (!fits) throw badRequest('wrong type of the web page content');
  if (bytes.length > URL_BYTES_MAX[kind === 'photo' ? 'photo' : 'other']) throw badRequest('failed to get HTTP URL content');
  return { name: url.pathname.split('/').at(-1) ?? 'file', mime, bytes };
}
