import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isFurther, MOVES, movesFrom, type Stage } from '../../../core/applications/application-stage.ts';
import { property } from '../../support/property.ts';

const STAGES: readonly Stage[] = ['submitted', 'viewed', 'shortlisted', 'interview', 'offer', 'hired', 'rejected', 'withdrawn'];
const stages = fc.constantFrom(...STAGES);

test.each(['hired', 'rejected', 'withdrawn'] as const)('nothing leaves %s', (stage) => {
  expect(movesFrom(stage)).toEqual([]);
  expect(MOVES.withdrawn).not.toContain(stage);
});

property('an employer moves an open application only further on', stages, (stage) => {
  for (const to of movesFrom(stage)) if (to !== 'rejected' && to !== stage) expect(isFurther(to, stage)).toBe(true);
});

property('of two different stages exactly one is further', stages, stages, (a, b) => isFurther(a, b) !== isFurther(b, a) || a === b);
