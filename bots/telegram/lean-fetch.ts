import { postJson } from '../post-json.ts';

/** What grammY reads of a response. */
interface LeanResponse { json(): Promise<unknown> }

interface LeanInit { readonly body?: unknown; readonly signal?: AbortSignal }

/** The longest one call may take. */
export const TELEGRAM_TIMEOUT_MS = 10_000;

/**
 * The transport under grammY: JSON out, JSON in. grammY's own (node-fetch 2) builds streams, headers and bodies for every call; a reply needs
 * none of that. Rejects like fetch does: when there was no answer, or none that is JSON; a gateway's page about a failure (5xx) becomes the
 * error that the Bot API would have written.
 */
export async function leanFetch(url: string, { body, signal }: LeanInit): Promise<LeanResponse> {
  if (typeof body !== 'string') throw new TypeError('only JSON bodies are sent: files go by address');
  const { status, text } = await postJson(url, body, { timeoutMs: TELEGRAM_TIMEOUT_MS, ...(signal && { signal }) });
  if (status >= 500 && !text.startsWith('{')) return { json: async () => ({ ok: false, error_code: status, description: `HTTP ${status}` }) };
  return { json: async () => JSON.parse(text) };
}
