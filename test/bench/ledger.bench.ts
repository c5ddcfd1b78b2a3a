import { mkdir } from 'node:fs/promises';
import { openServers } from '../servers/open-servers.ts';
import { Chance } from '../simulation/chance.ts';
import { atLeast, atMost, shown, type BenchResult } from './figure.ts';
import { even, members, zipf, type Draw } from './ledger/draw-accounts.ts';
import { load, median, type Rate } from './ledger/load.ts';
import { measureBalances } from './ledger/long-account.ts';
import { OurSide } from './ledger/our-side.ts';
import { TheirSide } from './ledger/their-side.ts';

const ACCOUNTS = 1_000;
const IN_FLIGHT = 16;
const SUM = 10_000_000;
const ROUNDS = 3;
const LOAD_MS = 4_000;
const LENGTHS = [1_000, 1_000_000];
const READS = 400;

/** Median over the rounds, and what failed in all of them. */
class Rates {
  readonly #rates = new Map<string, Rate[]>();

  async measure(name: string, inFlight: number, act: () => Promise<number>, ms = LOAD_MS): Promise<void> {
    const rate = await load(inFlight, act, ms);
    this.#rates.set(name, [...this.of(name), rate]);
    process.stderr.write(`${name}: ${Math.round(rate.perSecond)}/s${rate.failed > 0 ? `, ${rate.failed} failed` : ''}\n`);
  }

  of(name: string): readonly Rate[] { return this.#rates.get(name) ?? []; }

  perSecond(name: string): number { return median(this.of(name).map(({ perSecond }) => perSecond)); }

  /** The median of the ratios within each round: both sides had the same neighbours on the machine. */
  ratio(one: string, other: string): number {
    return median(this.of(one).map(({ perSecond }, round) => perSecond / (this.of(other)[round]?.perSecond ?? Number.NaN)));
  }

  failed(): number { return [...this.#rates.values()].flat().reduce((sum, { failed }) => sum + failed, 0); }
}

/**
 * Our ledger against Medici 7.4 with its write lock, on the same MongoDB: 16 in flight, 1,000 accounts, three rounds in turns, median ratios. Transfers
 * and batches alike are 16 in flight; beside it one batch at a time. Then uneven loads, and balances of a short and a long history.
 */
export async function run(options: readonly string[]): Promise<BenchResult> {
  const seed = options[0] === undefined ? Math.floor(Math.random() * 1_000_000) : Number(options[0]);
  const chance = new Chance(seed);
  const random = () => chance.next();
  await mkdir('.data/bench', { recursive: true });
  const { mongo, redis } = await openServers('.data/bench');
  const database = (name: string) => { const url = new URL(mongo.uri); url.pathname = `/bench_ledger_${name}_${Date.now()}`; return url.href; };
  try {
    const rates = new Rates();
    const findings = await measureRates(rates, database, random);
    process.stderr.write(`writing accounts of ${LENGTHS.join(' and ')} entries\n`);
    const [short, long] = await measureBalances(database('long'), LENGTHS, READS, random);
    if (!short || !long) throw new Error('nothing was measured');
    return {
      seed,
      figures: [
        atLeast('single_ratio', rates.ratio('ours single', 'theirs'), 5),
        atLeast('batches_of_100_ratio', rates.ratio('ours 100', 'theirs'), 12),
        atLeast('batches_of_1000_ratio', rates.ratio('ours 1000', 'theirs'), 25),
        shown('batches_of_100_one_at_a_time_ratio', rates.ratio('ours 100 alone', 'theirs')),
        shown('batches_of_1000_one_at_a_time_ratio', rates.ratio('ours 1000 alone', 'theirs')),
        shown('joined_ratio', rates.ratio('ours joined', 'theirs')),
        ...['theirs', 'ours single', 'ours 100', 'ours 1000', 'ours 100 alone', 'ours 1000 alone', 'ours joined'].map((name) => shown(`${name.replaceAll(' ', '_')}_per_second`, rates.perSecond(name))),
        atLeast('zipf_share_of_even_rate', rates.ratio('ours zipf', 'ours single'), 0.5),
        atLeast('hot_house_share_of_even_rate', rates.ratio('ours hot house', 'ours single'), 0.5),
        shown('hot_member_share_of_even_rate', rates.ratio('ours hot member', 'ours single')),
        shown('theirs_zipf_share_of_even_rate', rates.ratio('theirs zipf', 'theirs')),
        atMost('failed_transfers', rates.failed(), 0),
        atMost('findings_of_verify', findings, 0),
        atMost('balance_now_1000000_over_1000', long.nowMs / short.nowMs, 1.5),
        atMost('balance_past_1000000_over_1000', long.pastMs / short.pastMs, 2), // log 10⁶ / log 10³
        atMost('balance_past_index_keys', Math.max(short.pastKeys, long.pastKeys), 2),
        shown('balance_now_ms', long.nowMs), shown('balance_past_ms', long.pastMs),
      ],
    };
  } finally {
    await Promise.all([mongo.stop(), redis.stop()]);
  }
}

/** All rates of all rounds; returns what is wrong with our books afterwards. */
async function measureRates(rates: Rates, database: (name: string) => string, random: () => number): Promise<number> {
  const everyone = members(ACCOUNTS);
  const draws: Record<'even' | 'zipf', Draw> = { even: even(ACCOUNTS, random), zipf: zipf(ACCOUNTS, random) };
  let findings = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const theirs = await TheirSide.open(database('theirs'), everyone, SUM);
    await rates.measure('theirs', IN_FLIGHT, () => theirs.single(draws.even));
    await rates.measure('theirs zipf', IN_FLIGHT, () => theirs.single(draws.zipf));
    await theirs.close();
    const ours = await OurSide.open(database('ours'), everyone, SUM);
    await rates.measure('ours single', IN_FLIGHT, () => ours.single(draws.even));
    await rates.measure('ours zipf', IN_FLIGHT, () => ours.single(draws.zipf));
    await rates.measure('ours hot house', IN_FLIGHT, () => ours.toHouse(draws.even));
    await rates.measure('ours hot member', IN_FLIGHT, () => ours.fromOne('m0', draws.even));
    await rates.measure('ours joined', IN_FLIGHT, () => ours.joined(draws.even));
    await rates.measure('ours 100 alone', 1, () => ours.batch(100, draws.even));
    await rates.measure('ours 1000 alone', 1, () => ours.batch(1_000, draws.even));
    await rates.measure('ours 100', IN_FLIGHT, () => ours.batch(100, draws.even));
    await rates.measure('ours 1000', IN_FLIGHT, () => ours.batch(1_000, draws.even), 2 * LOAD_MS);
    findings += await ours.findings();
    await ours.close();
  }
  return findings;
}
