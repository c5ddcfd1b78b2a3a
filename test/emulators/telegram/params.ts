import { badRequest } from './api-error.ts';

/** A file part of a multipart request. */
export interface Upload {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Buffer;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The arguments of one call, however they travelled: JSON gives numbers and objects, urlencoded and multipart give strings that hold
 * them. Reading is lenient as the real server is (`"5"` is 5, `"true"` is true); names nobody reads are dropped silently.
 */
export class Params {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly files: ReadonlyMap<string, Upload>;

  constructor(fields: Readonly<Record<string, unknown>>, files: ReadonlyMap<string, Upload> = new Map()) {
    this.fields = fields;
    this.files = files;
  }

  /** The text of a field, '' when it is absent. */
  text(name: string): string {
    const value = this.fields[name];
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    return '';
  }

  has(name: string): boolean {
    const value = this.fields[name];
    return (value !== undefined && value !== null && value !== '') || this.files.has(name);
  }

  int(name: string, fallback: number): number {
    const value = Number(this.fields[name] ?? fallback);
    return Number.isSafeInteger(value) ? value : fallback;
  }

  flag(name: string): boolean {
    const value = this.fields[name];
    return value === true || value === 1 || (typeof value === 'string' && ['true', '1', 'yes'].includes(value.toLowerCase()));
  }

  /** An object or array, given as such or as JSON text; undefined when absent. Refuses broken JSON. */
  json(name: string, what: string): unknown {
    const value = this.fields[name];
    if (value === undefined || value === null || value === '') return undefined;
    if (typeof value !== 'string') return value;
    try {
      return JSON.parse(value);
    } catch {
      throw badRequest(`can't parse ${what} JSON object`);
    }
  }
}
