import type { Api } from 'grammy';
import { GrammyError } from 'grammy';
import type { FileSource } from '../core/files/file-store.ts';

const FETCH_TIMEOUT_MS = 30_000;

export interface SourceSettings {
  readonly telegram?: { readonly api: Api; readonly apiRoot: string; readonly token: string };
  /** Viber's media are at addresses that it sent; only these hosts are asked (its API's host is one of them). */
  readonly viberHosts: (host: string) => boolean;
}

/** Gets the bytes of what a person sent: Telegram by getFile (≤ 20 MB), Viber by the media's address. */
export function fileSource(settings: SourceSettings): FileSource {
  return {
    fetch: async (channel, ref, bytesMax) => {
      if (channel === 'telegram') return fromTelegram(settings, ref, bytesMax);
      return URL.canParse(ref) && settings.viberHosts(new URL(ref).host) ? download(ref, bytesMax) : 'gone';
    },
  };
}

async function fromTelegram({ telegram }: SourceSettings, ref: string, bytesMax: number): Promise<Uint8Array | 'gone' | 'too_big'> {
  if (!telegram) throw new Error('Telegram is off');
  try {
    const file = await telegram.api.getFile(ref);
    if ((file.file_size ?? 0) > bytesMax) return 'too_big';
    return file.file_path === undefined ? 'gone' : await download(`${telegram.apiRoot}/file/bot${telegram.token}/${file.file_path}`, bytesMax);
  } catch (error) {
    if (error instanceof GrammyError && /too big/i.test(error.description)) return 'too_big';
    if (error instanceof GrammyError && error.error_code === 400) return 'gone';
    throw error;
  }
}

/** Reads at most `bytesMax`; follows no redirect, so that an address cannot lead elsewhere. */
async function download(url: string, bytesMax: number): Promise<Uint8Array | 'gone' | 'too_big'> {
  const response = await fetch(url, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS), redirect: 'error' });
  if (response.status === 404 || response.status === 410 || response.status === 403) return 'gone';
  if (!response.ok || !response.body) throw new Error(`the channel answered HTTP ${response.status}`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > bytesMax) return 'too_big';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
