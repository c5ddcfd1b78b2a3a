import type { Params } from './params.ts';

/** One request as the emulator saw it. */
export interface RecordedCall {
  readonly method: string;
  /** Arguments as they travelled; a file stands as `{ file, mime, bytes }` (its length). */
  readonly payload: Readonly<Record<string, unknown>>;
  readonly at: Date;
  /** `ok`, the error code, or what trouble did. */
  readonly outcome: 'ok' | number | 'silent' | 'accepted-then-silent';
  readonly description?: string;
  /** The id of the message that came of it. */
  readonly messageId?: number;
}

/** The newest calls, bounded: when the log is full the older half goes. */
export class CallLog {
  readonly calls: RecordedCall[] = [];
  private readonly max: number;

  constructor(max: number) {
    this.max = max;
  }

  add(method: string, params: Params, at: Date, rest: Pick<RecordedCall, 'outcome' | 'description' | 'messageId'>): void {
    if (this.max === 0) return;
    if (this.calls.length >= this.max) this.calls.splice(0, Math.ceil(this.max / 2));
    const files = [...params.files].map(([field, file]) => [field, { file: file.name, mime: file.mime, bytes: file.bytes.length }]);
    const payload = files.length === 0 ? params.fields : { ...params.fields, ...Object.fromEntries(files) };
    this.calls.push({ method, payload, at, ...rest });
  }

  clear(): void {
    this.calls.length = 0;
  }
}
