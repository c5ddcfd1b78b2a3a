/** Ids of updates that took effect one after the other, each between two spaces: one text, because hundreds of fields slow every write. */
interface SeenIds {
  readonly ids: string;
  readonly n: number;
  /** When the newest of them took effect. */
  readonly at: Date;
}

/** As documents had it before. */
interface SeenId {
  readonly id: string;
  readonly at: Date;
}

/** What a conversation remembers of the updates that took effect, oldest first. */
export type Seen = readonly (SeenIds | SeenId)[];

export const SEEN_MIN = 64;
export const SEEN_MAX = 1000;
const IDS_MAX = 16;

/** Whether an update took effect before: the newest are the likeliest to be repeated. */
export function hasSeen(seen: Seen, id: string): boolean {
  const wanted = between(id);
  for (let index = seen.length - 1; index >= 0; index--) {
    const each = seen[index];
    if (each && ('ids' in each ? each.ids.includes(wanted) : each.id === id)) return true;
  }
  return false;
}

/** Remembers one more id. */
export function rememberSeen(seen: Seen, id: string, at: Date): Seen {
  const last = seen.at(-1);
  if (!last || !('ids' in last) || last.n >= IDS_MAX) return [...seen, { ids: between(id), n: 1, at }];
  return [...seen.slice(0, -1), { ids: `${last.ids.slice(0, -1)}${between(id)}`, n: last.n + 1, at }];
}

/** Platforms make their ids of digits: a space in one would look like its end. */
function between(id: string): string {
  return ` ${id.replaceAll(' ', '+')} `;
}

/** Keeps what the platform may still repeat: by age, at least 64, at most 1,000. Returns how many ids overflowed. */
export function pruneSeen(seen: Seen, now: Date, keepMs: number): { seen: Seen; overflow: number } {
  const oldest = now.getTime() - keepMs;
  let count = countSeen(seen);
  let overflow = 0;
  let from = 0;
  for (const each of seen) {
    const size = sizeOf(each);
    const old = each.at.getTime() < oldest;
    if (count <= SEEN_MAX && !(old && count - size >= SEEN_MIN)) break;
    if (!old) overflow += size;
    count -= size;
    from++;
  }
  return { seen: from === 0 ? seen : seen.slice(from), overflow };
}

/** How many ids are remembered. */
export function countSeen(seen: Seen): number {
  let count = 0;
  for (const each of seen) count += sizeOf(each);
  return count;
}

/** How one version grew out of another: its last part is new, or changed, or neither of the two. */
export function growthOf(before: Seen, after: Seen): 'new' | 'changed' | 'other' {
  const last = after.length - 1;
  if (last < 0 || before[0] !== after[0] && last > 0 || last > 0 && before[last - 1] !== after[last - 1]) return 'other';
  if (before.length === last) return 'new';
  return before.length === after.length ? 'changed' : 'other';
}

function sizeOf(each: SeenIds | SeenId): number {
  return 'ids' in each ? each.n : 1;
}
