/** The stages of an application (market.md). `hired`, `rejected` and `withdrawn` are final. */
export type Stage = 'submitted' | 'viewed' | 'shortlisted' | 'interview' | 'offer' | 'hired' | 'rejected' | 'withdrawn';

/** The stages to which an employer moves an application. */
export type EmployerStage = Exclude<Stage, 'submitted' | 'withdrawn'>;

/**
 * Every allowed move: to a stage, from these. An employer may skip stages and may set a new interview; only forward, and
 * nothing leaves a final stage.
 */
export const MOVES: Readonly<Record<Exclude<Stage, 'submitted'>, readonly Stage[]>> = {
  viewed: ['submitted'],
  shortlisted: ['submitted', 'viewed'],
  interview: ['submitted', 'viewed', 'shortlisted', 'interview'],
  offer: ['submitted', 'viewed', 'shortlisted', 'interview'],
  hired: ['submitted', 'viewed', 'shortlisted', 'interview', 'offer'],
  rejected: ['submitted', 'viewed', 'shortlisted', 'interview', 'offer'],
  withdrawn: ['submitted', 'viewed', 'shortlisted', 'interview', 'offer'],
};

const FURTHER: readonly Stage[] = ['withdrawn', 'rejected', 'submitted', 'viewed', 'shortlisted', 'interview', 'offer', 'hired'];

/** The moves an employer still has from a stage, in order. */
export function movesFrom(stage: Stage): EmployerStage[] {
  return (['viewed', 'shortlisted', 'interview', 'offer', 'hired', 'rejected'] as const).filter((to) => MOVES[to].includes(stage));
}

/** True when `a` is further on than `b`: of two applications of one person to one job, that one stays. An ended one is behind. */
export function isFurther(a: Stage, b: Stage): boolean {
  return FURTHER.indexOf(a) > FURTHER.indexOf(b);
}

/** Why an employer says no; each is a text key `applications:reason.<code>`. */
export const REJECTION_REASONS = ['filled', 'experience', 'place', 'pay', 'no_answer', 'other'] as const;

export type RejectionReason = (typeof REJECTION_REASONS)[number];
