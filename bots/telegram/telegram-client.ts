import { Api, GrammyError, HttpError, type ApiClientOptions } from 'grammy';
import type { SendOutcome } from '../channel.ts';
import { isRefusedConnection } from '../post-json.ts';
import { leanFetch, TELEGRAM_TIMEOUT_MS } from './lean-fetch.ts';

/** grammY names the whole fetch; of the response it reads `json()`. */
const grammyFetch = leanFetch as unknown as NonNullable<ApiClientOptions['fetch']>;

/** grammY's API client at the configured address, with a time limit that it does not have by itself (channels.md §2.5.5). */
export function telegramApi(token: string, apiRoot: string): Api {
  return new Api(token, { apiRoot, timeoutSeconds: TELEGRAM_TIMEOUT_MS / 1000, sensitiveLogs: false, fetch: grammyFetch });
}

const UNREACHABLE = /bot was blocked by the user|user is deactivated|chat not found|bot can't initiate conversation|bot was kicked/i;

/** What the Bot API writes when it refuses a call. */
export interface Refusal {
  readonly error_code: number;
  readonly description: string;
  readonly parameters?: { readonly retry_after?: number | undefined } | undefined;
}

/** What a refused call means for the message (channels.md §2.4). */
export function outcomeOfRefusal({ error_code: code, description, parameters }: Refusal): SendOutcome {
  if (code === 429) return { kind: 'retry', afterMs: (parameters?.retry_after ?? 1) * 1000, error: description };
  if (code === 403 || (code === 400 && UNREACHABLE.test(description))) return { kind: 'blocked' };
  if (/message is not modified/i.test(description)) return { kind: 'sent' };
  if (code >= 500) return { kind: 'unknown', error: description, failed: true };
  return { kind: 'rejected', error: description };
}

/** What an error of grammY's client means for the message. */
export function outcomeOfError(error: unknown): SendOutcome {
  if (error instanceof GrammyError) return outcomeOfRefusal(error);
  if (error instanceof HttpError) {
    return isRefusedConnection(error.error) ? { kind: 'retry', afterMs: 2_000, error: 'connection refused' } : { kind: 'unknown', error: 'no answer' };
  }
  return { kind: 'unknown', error: error instanceof Error ? error.message : 'no answer' };
}
