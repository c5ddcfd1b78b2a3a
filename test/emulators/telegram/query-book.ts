import { badRequest } from './api-error.ts';

export interface CallbackAnswer {
  readonly text: string;
  readonly alert: boolean;
  readonly url: string | undefined;
}

/** One inline result as the bot gave it; only its id and type are checked. */
export interface InlineResult extends Readonly<Record<string, unknown>> {
  readonly id: string;
  readonly type: string;
}

interface Open<T> {
  readonly until: number;
  readonly answer: (value: T) => void;
}

const CALLBACK_MS = 150_000;
const INLINE_MS = 30_000;
const OPEN_MAX = 10_000;

/** Callback and inline queries that wait for their one answer, within 150 s and 30 s. */
export class QueryBook {
  private readonly now: () => Date;
  private readonly callbacks = new Map<string, Open<CallbackAnswer>>();
  private readonly inlines = new Map<string, Open<readonly InlineResult[]>>();
  private nextId = 4_382_000_000_000_000_001n;

  constructor(now: () => Date) {
    this.now = now;
  }

  openCallback(answer: (value: CallbackAnswer) => void): string {
    return this.open(this.callbacks, CALLBACK_MS, answer);
  }

  openInline(answer: (value: readonly InlineResult[]) => void): string {
    return this.open(this.inlines, INLINE_MS, answer);
  }

  answerCallback(id: string, value: CallbackAnswer): void {
    this.close(this.callbacks, id)(value);
  }

  answerInline(id: string, value: readonly InlineResult[]): void {
    this.close(this.inlines, id)(value);
  }

  private open<T>(book: Map<string, Open<T>>, lifetimeMs: number, answer: (value: T) => void): string {
    const id = String(this.nextId++);
    book.set(id, { until: this.now().getTime() + lifetimeMs, answer });
    if (book.size > OPEN_MAX) for (const oldest of [...book.keys()].slice(0, OPEN_MAX / 2)) book.delete(oldest);
    return id;
  }

  private close<T>(book: Map<string, Open<T>>, id: string): (value: T) => void {
    const query = book.get(id);
    book.delete(id);
    if (query === undefined || query.until <= this.now().getTime()) {
      throw badRequest('query is too old and response timeout expired or query ID is invalid');
    }
    return query.answer;
  }
}
