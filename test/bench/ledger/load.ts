/** What a closed loop brought. */
export interface Rate {
  readonly perSecond: number;
  readonly failed: number;
}

/** `inFlight` workers that each begin again when they are answered, for so long after a warm-up; `act` tells how many transfers it did. */
export async function load(inFlight: number, act: () => Promise<number>, ms: number, warmUpMs = 500): Promise<Rate> {
  const begin = performance.now() + warmUpMs;
  const end = begin + ms;
  let [done, failed] = [0, 0];
  await Promise.all(Array.from({ length: inFlight }, async () => {
    while (performance.now() < end) {
      const started = performance.now();
      try {
        const count = await act();
        if (performance.now() <= end && started >= begin) done += count;
        else if (performance.now() > begin && started < end) done += count * overlap(started, performance.now(), begin, end);
      } catch (error) {
        if (failed === 0) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
        failed += 1;
      }
    }
  }));
  return { perSecond: (done / ms) * 1000, failed };
}

/** The part of an act that fell into the time that counts. */
function overlap(started: number, ended: number, begin: number, end: number): number {
  return (Math.min(ended, end) - Math.max(started, begin)) / (ended - started);
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
