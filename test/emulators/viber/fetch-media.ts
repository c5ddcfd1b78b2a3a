import type { BotMedia } from './bot-message.ts';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);
const TIMEOUT_MS = 5_000;
const TYPES: Readonly<Record<BotMedia['kind'], RegExp>> = {
  picture: /^image\/(jpeg|png|gif)\b/,
  image: /^image\/(jpeg|png|gif)\b/,
  thumbnail: /^image\/(jpeg|png)\b/,
  video: /^video\/mp4\b/,
  file: /./,
};

/** Whether the phone fetches it here: only loopback addresses, so that the emulator never calls the outside. */
export function isFetched(media: BotMedia): boolean {
  return URL.canParse(media.url) && LOOPBACK.has(new URL(media.url).hostname);
}

/** Fetches what a message shows, as the phone does, and says why it cannot be shown; undefined when all is well. */
export async function mediaRefusal(fetches: readonly BotMedia[]): Promise<string | undefined> {
  for (const media of fetches.filter(isFetched)) {
    const wrong = await wrongMedia(media);
    if (wrong !== undefined) return `${media.kind}: ${wrong}`;
  }
  return undefined;
}

async function wrongMedia(media: BotMedia): Promise<string | undefined> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const response = await fetch(media.url, { signal });
    const type = response.headers.get('content-type') ?? '';
    if (response.status !== 200) {
      await response.body?.cancel();
      return `HTTP ${response.status}`;
    }
    const size = await countBytes(response, media.bytesMax);
    if (size > media.bytesMax) return `more than ${media.bytesMax} bytes`;
    if (!TYPES[media.kind].test(type)) return `content type ${JSON.stringify(type)}`;
    return media.bytesExact !== undefined && media.bytesExact !== size ? `${size} bytes, not ${media.bytesExact}` : undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function countBytes(response: Response, stopAfter: number): Promise<number> {
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > stopAfter) break;
  }
  return size;
}
