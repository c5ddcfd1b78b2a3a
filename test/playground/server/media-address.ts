/** Where the page finds a picture or file: through the playground, when it lives on a loopback server that the stage knows. */
export function mediaAddress(url: string, origins: readonly string[]): string {
  return isKnown(url, origins) ? `/media?url=${encodeURIComponent(url)}` : url;
}

/** Whether a picture's address may be fetched for the page: only from the stage's own servers. */
export function isKnown(url: string, origins: readonly string[]): boolean {
  return URL.canParse(url) && origins.some((origin) => new URL(url).origin === new URL(origin).origin);
}
