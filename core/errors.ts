/**
 * Business refusals are values. A use case returns `ok(value)` or `refused('job_closed')`; exceptions are for bugs and broken
 * infrastructure. The code is also the text key of the refusal: `errors:<code>` in locales/, unless a flow maps it to its own.
 */
export type Result<T, Code extends string> = Ok<T> | Refused<Code>;

export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}

export interface Refused<Code extends string = string> {
  readonly ok: false;
  readonly code: Code;
  /** Values for the text of the refusal. */
  readonly params?: Readonly<Record<string, string | number>>;
}

export function ok(): Ok<undefined>;
export function ok<T>(value: T): Ok<T>;
export function ok(value?: unknown): Ok<unknown> {
  return { ok: true, value };
}

export function refused<Code extends string>(code: Code, params?: Readonly<Record<string, string | number>>): Refused<Code> {
  return params ? { ok: false, code, params } : { ok: false, code };
}

/** True for a refusal, whatever returned it: transactions abort on one. */
export function isRefusal(value: unknown): value is Refused {
  return typeof value === 'object' && value !== null && 'ok' in value && value.ok === false && 'code' in value;
}
