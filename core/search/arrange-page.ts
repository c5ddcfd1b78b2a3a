/** More paid places than this on one page would be an advertisement, not an answer. */
export const FEATURED_A_PAGE = 2;

/**
 * Two ranked lists as one, page by page: up to two featured ones on top of each page of `size`, then the others; when those run out, further
 * featured ones stand in their place. Each stands in it once.
 */
export function arrangePages<T>(featured: readonly T[], others: readonly T[], size: number): T[] {
  const all: T[] = [];
  for (let [paid, free] = [0, 0]; all.length < featured.length + others.length;) {
    const top = featured.slice(paid, paid + Math.min(FEATURED_A_PAGE, size));
    paid += top.length;
    const rest = others.slice(free, free + size - top.length);
    free += rest.length;
    const fill = featured.slice(paid, paid + size - top.length - rest.length);
    paid += fill.length;
    all.push(...top, ...rest, ...fill);
  }
  return all;
}
