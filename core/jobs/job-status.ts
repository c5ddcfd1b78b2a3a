/** Where a job stands. `unpaid`: written, and waiting until the money for its bounty is held. `hidden` is beside it: a moderator may hide a job in any of these and show it again. */
export type JobStatus = 'unpaid' | 'pending' | 'open' | 'paused' | 'filled' | 'expired' | 'rejected' | 'removed';

/** What can be done to a job, from where, and what it becomes. One table; every use case takes its condition from here. */
export const JOB_ACTS = {
  approve: { from: ['pending'], to: 'open' },
  reject: { from: ['pending'], to: 'rejected' },
  fund: { from: ['unpaid'], to: 'pending' },
  edit: { from: ['unpaid', 'pending', 'open', 'paused', 'expired', 'rejected'], to: 'pending' },
  /** An edit whose money has to be held first. */
  park: { from: ['unpaid', 'pending', 'open', 'paused', 'expired', 'rejected'], to: 'unpaid' },
  pause: { from: ['open'], to: 'paused' },
  resume: { from: ['paused'], to: 'open' },
  fill: { from: ['open', 'paused'], to: 'filled' },
  renew: { from: ['open', 'paused', 'filled', 'expired'], to: 'open' },
  expire: { from: ['open', 'paused'], to: 'expired' },
  takeDown: { from: ['unpaid', 'pending', 'open', 'paused', 'filled', 'expired', 'rejected'], to: 'removed' },
} as const satisfies Record<string, { from: readonly JobStatus[]; to: JobStatus }>;

export type JobAct = keyof typeof JOB_ACTS;

/** True when the act is allowed from this status; for drawing only the buttons that work. */
export function mayDo(act: JobAct, status: JobStatus): boolean {
  const from: readonly JobStatus[] = JOB_ACTS[act].from;
  return from.includes(status);
}

/** The condition of an act, as a part of a MongoDB filter. */
export function actFrom(act: JobAct): { status: { $in: JobStatus[] } } {
  return { status: { $in: [...JOB_ACTS[act].from] } };
}
