import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Understood } from '../../../core/understanding/understood.ts';

const FOLDER = join(import.meta.dirname, '../../core/understanding/sentences');

/** The parts on which a sentence is judged. */
export const PARTS = ['intent', 'roles', 'places', 'pay'] as const;
export type Part = (typeof PARTS)[number];

/** A labelled sentence; the README of the folder tells the fields. */
export interface Label {
  readonly text: string;
  readonly encoding?: 'zawgyi';
  readonly form?: 'my' | 'mixed' | 'zawgyi' | 'en' | 'typo';
  readonly intent: string;
  readonly intentAny?: readonly string[];
  readonly roles: readonly string[];
  readonly roleAny?: readonly string[];
  readonly places: readonly string[];
  readonly pay: unknown;
  readonly types?: readonly string[];
  readonly skills?: readonly string[];
  readonly categories?: readonly string[];
  readonly experience?: number;
  readonly remote?: boolean;
  readonly near?: boolean;
  readonly overseas?: boolean;
  readonly not?: { readonly roles?: readonly string[]; readonly places?: readonly string[]; readonly types?: readonly string[] };
}

/** The files of labelled sentences; what each is for tells the README of the folder. */
export type LabelFile = 'tuning' | 'held-out' | 'exam-open' | 'exam-final' | 'exam-later' | 'exam-last' | 'exam-blind' | 'fresh-open' | 'fresh-closed' | 'tail';

/** The sentences of a file. */
export async function readLabels(file: LabelFile): Promise<Label[]> {
  const lines = (await readFile(join(FOLDER, `${file}.jsonl`), 'utf8')).trim().split('\n');
  return lines.map((line): Label => JSON.parse(line));
}

/** Whether each part was understood as labelled. */
export function judge(label: Label, found: Understood): Readonly<Record<Part, boolean>> {
  const anyRole = label.roleAny !== undefined && found.roles.length > 0 && found.roles.every((role) => label.roleAny?.includes(role));
  return {
    intent: (label.intentAny ?? [label.intent]).includes(found.intent),
    roles: anyRole || same(label.roles, found.roles),
    places: same(label.places, found.places),
    pay: JSON.stringify(label.pay ?? null) === JSON.stringify(found.pay ?? null),
  };
}

/** Whether the further parts that a label names (kinds of work, skills, abroad, what is excluded …) were understood. */
export function judgeRest(label: Label, found: Understood): boolean {
  const lists = (['types', 'skills', 'categories'] as const).every((part) => label[part] === undefined || same(label[part], found[part]));
  const facts = (['remote', 'near', 'experience'] as const).every((part) => label[part] === undefined || label[part] === found[part]);
  const not = (['roles', 'places', 'types'] as const).every((part) => same(label.not?.[part] ?? [], found.not[part]));
  return lists && facts && not && (label.overseas === undefined || label.overseas === found.overseas.length > 0);
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return JSON.stringify(a.toSorted()) === JSON.stringify(b.toSorted());
}
