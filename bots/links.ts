import type { Links } from '../flows/engine/chat.ts';
import type { ChannelName } from '../flows/engine/inbound.ts';

export interface LinkSettings {
  readonly brand: string;
  /** Where the world reaches us, without a slash at the end. */
  readonly publicUrl: string;
  readonly telegramUsername?: string;
  readonly viberUri?: string;
  /** Signs a file's path (core/files). */
  readonly signFile: (file: { readonly _id: string; readonly name: string }) => string;
}

/** Addresses that texts and buttons carry. Deep links: channels.md §1.9 and §2.2 (start payload ≤ 64 of A-Z a-z 0-9 _ -). */
export function buildLinks(settings: LinkSettings): Links {
  const page = (path: string) => `${settings.publicUrl}${path}`;
  return {
    brand: settings.brand,
    jobPage: (job, code) => page(code === undefined ? `/j/${job}` : `/j/${job}/${code}`),
    deepLink: (channel, payload) => deepLink(settings, channel, payload),
    file: (file) => page(settings.signFile(file)),
    page,
  };
}

function deepLink(settings: LinkSettings, channel: ChannelName, payload: string): string | undefined {
  if (channel === 'telegram') return settings.telegramUsername && `https://t.me/${settings.telegramUsername}?start=${payload}`;
  return settings.viberUri && `viber://pa?chatURI=${encodeURIComponent(settings.viberUri)}&context=${encodeURIComponent(payload)}`;
}
