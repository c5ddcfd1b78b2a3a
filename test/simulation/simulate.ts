import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readMutant, type Mutant } from './mutants.ts';
import { planRounds, RoundSchema, WINDOWS, type Round } from './plan.ts';
import { broken, runSimulation, type SimulationResult } from './run-simulation.ts';

/**
 * `npm run simulate -- --seed S --events N`: random members on both channels act against the app in its own processes, under every kind of trouble;
 * a model checks the end. The trace is kept in .data/simulation/S.jsonl; `--replay FILE` plays it again. `--mutant NAME` takes a rule of the
 * commit path away and expects to be caught. The last line is one JSON object; exit code 1 when a goal is missed.
 */
const TRACES = join(import.meta.dirname, '../../.data/simulation');
const HeaderSchema = z.object({ seed: z.number(), events: z.number(), people: z.number(), jobs: z.number() });
type Header = z.infer<typeof HeaderSchema>;

/** From so many events on every code, kind and way of money must have occurred. */
const COVERS_ALL = 10_000;

interface Figure { readonly name: string; readonly value: number; readonly goal: string; readonly met: boolean }

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' }, events: { type: 'string', default: '1000' }, people: { type: 'string', default: '80' },
    replay: { type: 'string' }, mutant: { type: 'string' }, verbose: { type: 'boolean', default: false },
  },
});

const { header, rounds } = values.replay ? readTrace(values.replay) : freshPlan();
const mutant = readMutant(values.mutant);
const dir = await mkdtemp(join(tmpdir(), 'myanjobs-simulation-'));
const trace = values.replay ?? keepTrace(header);
say(`seed ${header.seed}: ${header.events} events in ${rounds.length} rounds, ${header.people} people${mutant ? `, mutant ${mutant}` : ''}; trace ${trace}`);
try {
  const result = await runSimulation({
    seed: header.seed, dir, rounds, people: header.people, jobs: header.jobs, ...(mutant && { mutant }),
    onRound: (round, number, kills) => {
      if (!values.replay) appendFileSync(trace, `${JSON.stringify(round)}\n`);
      if (values.verbose || number % 25 === 24) say(`round ${number + 1} of ${rounds.length}; kills ${Object.values(kills).join('/')}`);
    },
  });
  tell(header, result, mutant);
} finally {
  if (process.exitCode === 0) await rm(dir, { recursive: true, force: true });
  else process.stderr.write(`the logs of the app are in ${dir}\n`);
}

function freshPlan(): { header: Header; rounds: Round[] } {
  const header = { seed: Number(values.seed), events: Number(values.events), people: Number(values.people), jobs: 10 };
  return { header, rounds: planRounds({ ...header, perRound: Math.max(1, Math.floor(header.people * 0.8)) }) };
}

function readTrace(file: string): { header: Header; rounds: Round[] } {
  const [first = '', ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  return { header: HeaderSchema.parse(JSON.parse(first)), rounds: lines.map((line) => RoundSchema.parse(JSON.parse(line))) };
}

function keepTrace(of: Header): string {
  mkdirSync(TRACES, { recursive: true });
  const file = join(TRACES, `${of.seed}.jsonl`);
  writeFileSync(file, `${JSON.stringify(of)}\n`);
  return file;
}

function tell(of: Header, result: SimulationResult, mutated: Mutant | undefined): void {
  const found = broken(result.verdicts) + (result.stuck === undefined ? 0 : 1);
  if (result.stuck !== undefined) say(`stuck: ${result.stuck}`);
  for (const [name, list] of Object.entries(result.verdicts)) for (const each of list.slice(0, 40)) say(`${name}: ${String(each)}`);
  const count = (name: string, value: number): Figure => ({ name, value, goal: '0', met: value === 0 });
  const { verdicts, kills } = result;
  const figures: Figure[] = mutated
    ? [{ name: `${mutated}: broken promises found`, value: found, goal: '> 0', met: found > 0 }]
    : [
      count('effects lost', verdicts.lostEffects.length), count('effects doubled', verdicts.doubledEffects.length),
      count('replies missing', verdicts.missingReplies.length), count('replies repeated without a reason', verdicts.repeatedReplies.length),
      count('announcements wrong', verdicts.announcements.length), count('books wrong', verdicts.books.length),
      count('left over', verdicts.leftovers.length), count('forgeries let in', verdicts.forgeries.length), count('stuck', result.stuck === undefined ? 0 : 1),
      ...covered(result),
      ...WINDOWS.map((window) => ({ name: `kills ${window}`, value: kills[window], goal: '> 0', met: kills[window] > 0 })),
      { name: 'seconds', value: Math.round(result.seconds), goal: '≤ 540', met: result.seconds <= 540 },
    ];
  process.exitCode = figures.every((figure) => figure.met) ? 0 : 1;
  say(`${result.events} events, ${result.excused} repeats excused by a kill, by silence or by one of ${result.stops} stops from outside`);
  process.stdout.write(`${JSON.stringify({ name: 'simulation', seed: of.seed, figures })}\n`);
}

/** How often money moved, by code, by kind of transfer, and by who brought it. */
function covered({ posted, events }: SimulationResult): Figure[] {
  return Object.entries(posted).flatMap(([what, counts]) => Object.entries(counts).map(([name, value]) => ({
    name: `${what} ${name}`, value, goal: events < COVERS_ALL ? 'told' : '> 0', met: events < COVERS_ALL || value > 0,
  })));
}

function say(line: string): void { process.stdout.write(`${line}\n`); }
