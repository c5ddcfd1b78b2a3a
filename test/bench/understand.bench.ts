import { readings } from '../../core/encoding/read-text.ts';
import { understandReadings } from '../../core/understanding/understand-readings.ts';
import { atLeast, shown, type BenchResult, type Figure } from './figure.ts';
import { judge, judgeRest, PARTS, readLabels, type Label } from './understand/label.ts';

const SHARE_MIN = 0.95;
const TIMED_ROUNDS = 20;

/** Looked at while tuning. */
const OPEN = ['tuning', 'exam-open', 'exam-later', 'exam-last', 'fresh-open', 'tail'] as const;
/** Measured once a change is finished; nothing was mended after the second measurement of the last one, which is the figure to quote. */
const CLOSED = ['held-out', 'exam-final', 'exam-blind', 'fresh-closed'] as const;

/**
 * The share of labelled sentences whose intent, roles, places and pay are understood right, file by file; misses are listed.
 * `-- tuning` leaves the closed files closed: so is the understanding improved. The name of a file measures that file alone.
 */
export async function run(options: readonly string[]): Promise<BenchResult> {
  const named = [...OPEN, ...CLOSED].filter((file) => file !== 'tuning' && options.includes(file));
  const files = named.length > 0 ? named : options.includes('tuning') ? OPEN : [...OPEN, ...CLOSED];
  const figures: Figure[] = [];
  for (const file of files) figures.push(...measure(file.replace('-', '_'), await readLabels(file)));
  return { figures: [...figures, shown('microseconds_a_sentence', timeOf(await readLabels('tuning')))] };
}

function measure(name: string, labels: readonly Label[]): Figure[] {
  const right = new Map<string, number>();
  for (const label of labels) {
    const found = understandReadings(readings(label.text, label.encoding === 'zawgyi' ? { language: 'zg' } : {}));
    const judged = judge(label, found);
    const wrong = PARTS.filter((part) => !judged[part]);
    const rest = judgeRest(label, found);
    for (const part of PARTS) if (judged[part]) right.set(part, (right.get(part) ?? 0) + 1);
    if (wrong.length === 0) right.set('all', (right.get('all') ?? 0) + 1);
    if (rest) right.set('rest', (right.get('rest') ?? 0) + 1);
    if (wrong.length > 0 || !rest) process.stderr.write(`${name}: ${[...wrong, ...(rest ? [] : ['rest'])].join(', ')}: ${label.text} → ${brief(found)}\n`);
  }
  const share = (part: string): number => (right.get(part) ?? 0) / labels.length;
  return [
    shown(`${name}_sentences`, labels.length),
    ...PARTS.map((part) => atLeast(`${name}_${part}_share`, share(part), SHARE_MIN)),
    shown(`${name}_all_four_share`, share('all')), shown(`${name}_further_parts_share`, share('rest')),
  ];
}

function brief({ intent, roles, places, pay, types, overseas, not, rest }: ReturnType<typeof understandReadings>): string {
  return JSON.stringify({ intent, roles, places, pay: pay ?? null, types, overseas, not: Object.values(not).flat(), rest });
}

function timeOf(labels: readonly Label[]): number {
  const texts = labels.map(({ text }) => readings(text, {}));
  const begun = performance.now();
  for (let round = 0; round < TIMED_ROUNDS; round++) for (const text of texts) understandReadings(text);
  return ((performance.now() - begun) * 1_000) / (TIMED_ROUNDS * labels.length);
}
