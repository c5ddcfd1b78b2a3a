import { randomBytes } from 'node:crypto';
import type { Flow } from './flow.ts';
import { FORM_LIFETIME_MS, type FormState } from './session.ts';

/** Old code met a form that newer code wrote: answer 503 and leave it to the new process. */
export class NewerVersionError extends Error {
  constructor(flow: string, version: number) {
    super(`flow ${flow} was written by a newer version (${version})`);
  }
}

/** A fresh form at its flow's first step. */
export function newForm(flow: Flow, args: readonly string[], now: Date): FormState {
  return {
    flow: flow.name, version: flow.version, token: randomBytes(4).toString('base64url'), step: flow.first,
    args, slots: {}, path: [], answered: [], touchedAt: now,
  };
}

export type Loaded =
  | { readonly kind: 'ready'; readonly form: FormState }
  /** Brought to today's version, at the nearest step that still exists. */
  | { readonly kind: 'moved'; readonly form: FormState; readonly from: string }
  | { readonly kind: 'expired' }
  | { readonly kind: 'lost' };

/**
 * Brings a stored form to today's flow: migrations by the table, then the slots' schema. An unknown step leads back to the
 * last one on the way that still exists. Throws `NewerVersionError` when the form is from the future.
 */
export function loadForm(flow: Flow | undefined, stored: FormState, now: Date): Loaded {
  if (!flow?.form) return { kind: 'lost' };
  if (stored.version > flow.version) throw new NewerVersionError(stored.flow, stored.version);
  if (now.getTime() - stored.touchedAt.getTime() > FORM_LIFETIME_MS) return { kind: 'expired' };
  let state = { step: stored.step, slots: { ...stored.slots } };
  const renamed = new Map<string, string>();
  for (let version = stored.version; version < flow.version; version++) {
    const migrate = flow.migrate[version];
    if (!migrate) continue;
    for (const step of stored.path) renamed.set(step, migrate({ step: renamed.get(step) ?? step, slots: {} }).step);
    state = migrate(state);
  }
  const slots = flow.readSlots(state.slots);
  if (!slots) return { kind: 'lost' };
  const path = stored.path.map((step) => renamed.get(step) ?? step).filter((step) => step in flow.steps);
  const known = state.step in flow.steps;
  const step = known ? state.step : path.at(-1) ?? flow.first;
  const form = { ...stored, version: flow.version, step, slots, path: known ? path : path.slice(0, -1) };
  return known ? { kind: 'ready', form } : { kind: 'moved', form, from: state.step };
}
