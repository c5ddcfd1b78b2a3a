/** Two members out of `count` for one transfer: who pays and who is paid. */
export type Draw = () => { readonly from: string; readonly to: string };

const name = (n: number) => `m${n}`;

/** Both equally often. */
export function even(count: number, random: () => number): Draw {
  return pairs(() => Math.floor(random() * count));
}

/** Zipf's law with exponent 1.0: the n-th member takes part 1/n times as often as the first. */
export function zipf(count: number, random: () => number): Draw {
  const sums: number[] = [];
  for (let n = 1, sum = 0; n <= count; n++) sums.push(sum += 1 / n);
  const total = sums.at(-1) ?? 1;
  return pairs(() => {
    const at = random() * total;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? total) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  });
}

function pairs(one: () => number): Draw {
  return () => {
    const from = one();
    for (;;) {
      const to = one();
      if (to !== from) return { from: name(from), to: name(to) };
    }
  };
}

/** The names of all members. */
export function members(count: number): string[] {
  return Array.from({ length: count }, (_, n) => name(n));
}
