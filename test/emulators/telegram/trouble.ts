import type { Trouble } from '../../support/phone.ts';

/** Trouble of both channels, and what only this emulator knows. */
export interface TelegramTrouble extends Trouble {
  /** Only calls of these methods (any case) meet `api`; without it, all do. */
  apiMethods?: readonly string[];
  /** Only calls about these chats meet `api`. */
  apiChats?: readonly string[];
}

export type ApiTrouble = NonNullable<TelegramTrouble['api']>;

/** The trouble that meets this call, counting `apiCalls` down; undefined when the call goes through. */
export function takeApiTrouble(trouble: TelegramTrouble, method: string, chatId: string): ApiTrouble | undefined {
  const { api, apiMethods, apiChats, apiCalls } = trouble;
  if (api === undefined || apiCalls === 0) return undefined;
  if (apiMethods !== undefined && !apiMethods.some((name) => name.toLowerCase() === method.toLowerCase())) return undefined;
  if (apiChats !== undefined && !apiChats.includes(chatId)) return undefined;
  if (apiCalls !== undefined) trouble.apiCalls = apiCalls - 1;
  return api;
}
