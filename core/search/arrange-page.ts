/** More paid places than this on one page would be an advertisement, not an answer. */
export const FEATURED_A_PAGE = 2;

/**
 * One page out of two ranked lists: up to two featured jobs on top, then the others; when those run out, further featured ones
 * stand in their place. The lists must be long enough for all pages up to this one. Each job stands on exactly one page.
 */
export function arrangePage<T>(featured: readonly T[], others: readonly T[], { page, size }: { page: number; size: number }): T[] {
  let [nextFeatured, nextOther] = [0, 0];
  let shown: T[] = [];
  for (let at = 0; at <= page; at++) {
    const top = featured.slice(nextFeatured, nextFeatured + FEATURED_A_PAGE);
    nextFeatured += top.length;
    const rest = others.slice(nextOther, nextOther + size - top.length);
    nextOther += rest.length;
    const fill = featured.slice(nextFeatured, nextFeatured + size - top.length - rest.length);
    nextFeatured += fill.length;
    shown = [...top, ...rest, ...fill];
  }
  return shown;
}
