// Links seen in chats and posts, newest first: what one person sends another.

/** @type {string[]} */
const seen = [];
const SEEN_MAX = 12;

/** @param {string} url */
export function remember(url) {
  if (!/\/j\/|[?&]start=|context=/.test(url) || seen.includes(url)) return;
  seen.unshift(url);
  seen.length = Math.min(seen.length, SEEN_MAX);
}

export function seenLinks() {
  return seen;
}
