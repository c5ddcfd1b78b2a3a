import { readText } from '../../core/encoding/read-text.ts';
import { searchKey } from '../../core/text/search-key.ts';
import { syllables } from '../../core/text/syllables.ts';
import { toZawgyi } from '../../core/text/to-zawgyi.ts';
import { chance, type Chance } from '../playground/sample/random.ts';
import { atLeast, shown, type BenchResult, type Figure } from './figure.ts';
import { simulateMembers } from './text/simulate-members.ts';
import { readMessages, writeMessages } from './text/typed-lines.ts';

const SEED = 20_261;
const LINE = 20;
const LINES = 5_000;
const SECONDS = 1;
const ROUNDS = 6;
/** Twice as many members as the goal asks, half of them of each encoding. */
const MEMBERS = 20_000;
const MESSAGE_MAX = 30;

/**
 * `npm run bench -- text [--seed N] [--unicode FILE --zawgyi FILE]`: the text pipeline's lines a second in this process, and how many members are known
 * for Zawgyi or Unicode after three messages. Without files the messages are our own (templates over the vocabulary, places and the product's texts; the
 * Zawgyi ones converted): people did not type them. With files (one text a line, each in its own encoding) they are those people's.
 */
export async function run(options: readonly string[]): Promise<BenchResult> {
  const seed = Number(valueOf(options, '--seed') ?? SEED);
  const lot = chance(seed);
  process.stderr.write(`seed ${seed}\n`);
  return { seed, figures: [...speed(lot), ...members(options, lot)] };
}

function valueOf(options: readonly string[], name: string): string | undefined {
  const at = options.indexOf(name);
  return at < 0 ? undefined : options[at + 1];
}

/** Raw line → stored Unicode → search key, and the syllables; the best of six rounds of a second. */
function speed(lot: Chance): Figure[] {
  const unicode = linesOf(lot);
  const [ofUnicode, ofZawgyi] = [linesPerSecond(unicode), linesPerSecond(unicode.map(toZawgyi))];
  return [
    atLeast('unicode_lines_per_cpu_second', ofUnicode.cpu, 100_000),
    atLeast('zawgyi_lines_per_cpu_second', ofZawgyi.cpu, 15_000),
    shown('unicode_lines_per_wall_second', ofUnicode.wall),
    shown('zawgyi_lines_per_wall_second', ofZawgyi.wall),
  ];
}

/** Lines of about twenty characters, cut between syllables. */
function linesOf(lot: Chance): string[] {
  const parts = syllables(writeMessages(LINES * 2, lot).join(' '));
  const lines: string[] = [];
  let line = '';
  for (const part of parts) {
    line += part;
    if (line.length < LINE) continue;
    lines.push(line.trim());
    line = '';
    if (lines.length === LINES) break;
  }
  return lines;
}

/** By the processor time of this process, which others on the machine do not change, and by the clock on the wall. */
function linesPerSecond(lines: readonly string[]): { cpu: number; wall: number } {
  const best = { cpu: 0, wall: 0 };
  let kept = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const begun = performance.now();
    const before = process.cpuUsage();
    let done = 0;
    while (performance.now() < begun + SECONDS * 1_000) {
      for (const line of lines) {
        const { text } = readText(line, {});
        kept += searchKey(text).length + syllables(text).length;
      }
      done += lines.length;
    }
    const { user, system } = process.cpuUsage(before);
    best.cpu = Math.max(best.cpu, (done * 1_000_000) / (user + system));
    best.wall = Math.max(best.wall, (done * 1_000) / (performance.now() - begun));
  }
  if (kept === 0) throw new Error('nothing was read');
  return best;
}

function members(options: readonly string[], lot: Chance): Figure[] {
  const [unicodeFile, zawgyiFile] = [valueOf(options, '--unicode'), valueOf(options, '--zawgyi')];
  const own = (): string[] => writeMessages((MEMBERS * 3) / 2, lot);
  const unicode = unicodeFile === undefined ? own() : shuffled(readMessages(unicodeFile, MESSAGE_MAX, lot), lot);
  const zawgyi = zawgyiFile === undefined ? own().map(toZawgyi) : shuffled(readMessages(zawgyiFile, MESSAGE_MAX, lot), lot);
  process.stderr.write(`members: messages of ${unicodeFile ?? 'our own, by templates'} (Unicode) and ${zawgyiFile ?? 'our own, converted'} (Zawgyi)\n`);
  const judged = simulateMembers({ unicode, zawgyi });
  for (const [encoding = '', ...messages] of judged.wrong.slice(0, 10)) process.stderr.write(`wrong (${encoding}): ${messages.join(' | ')}\n`);
  return [
    atLeast('members', judged.members, unicodeFile === undefined && zawgyiFile === undefined ? 10_000 : 1),
    atLeast('encoding_right_percent', (judged.right * 100) / judged.members, 99.9),
    shown('encoding_right_percent_low', judged.low * 100),
    shown('encoding_right_percent_high', judged.high * 100),
    shown('members_all_neutral', judged.neutral),
  ];
}

function shuffled(lines: string[], lot: Chance): string[] {
  for (let at = lines.length - 1; at > 0; at--) {
    const other = lot.between(0, at);
    [lines[at], lines[other]] = [lines[other] ?? '', lines[at] ?? ''];
  }
  return lines;
}
