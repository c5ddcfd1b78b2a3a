import type { FormState, Session } from '../../flows/engine/session.ts';
import type { Button } from '../../flows/engine/view.ts';
import type { Conversation, OutboxEntry } from './conversation.ts';
import { guards } from './seq-guard.ts';

/**
 * How a conversation stands in the database: what is only ever read whole – the messages that wait, the rows repeated under notices, the form
 * being filled – is one JSON text each. A screen of five buttons is some forty BSON fields otherwise, a form twenty, written, checked and
 * journaled at every message.
 */
export function toStored(field: string, value: unknown): unknown {
  switch (field) {
    case 'outbox': return (value as Conversation['outbox']).map((entry) => JSON.stringify(entry));
    case 'board': return JSON.stringify(value);
    case 'session': return { ...(value as Session), form: formToStored((value as Session).form) };
    default: return value;
  }
}

/** A form's only moment is when it was touched. */
export function formToStored(form: FormState | undefined): string | undefined {
  return form && JSON.stringify({ ...form, touchedAt: form.touchedAt.getTime() });
}

/** A document of any version: forms, entries of the outbox, their screens and rows were objects once. */
type Stored = Omit<Conversation, 'outbox' | 'board' | 'session'> & {
  readonly outbox: readonly (string | (Omit<OutboxEntry, 'view' | 'board'> & { readonly view: OutboxEntry['view'] | string; readonly board?: Rows | string }))[];
  readonly board?: Rows | string;
  readonly session: Omit<Session, 'form'> & { readonly form?: FormState | string };
};
type Rows = readonly (readonly Button[])[];

/** The conversation as the code knows it, from any version of its document. */
export function fromStored(found: Conversation): Conversation {
  const { board, outbox, session, ...rest } = found as Stored; // as it may really stand there
  return {
    ...rest,
    guard: guards(found.guard, found.seq) ? found.guard : undefined,
    session: { ...session, ...(session.form && { form: typeof session.form === 'string' ? readForm(session.form) : session.form }) } as Session,
    outbox: outbox.map(readEntry),
    ...(board && { board: read<Rows>(board) }),
  };
}

function readForm(stored: string): FormState {
  const form = read<Omit<FormState, 'touchedAt'> & { readonly touchedAt: number }>(stored);
  return { ...form, touchedAt: new Date(form.touchedAt) };
}

function readEntry(stored: Stored['outbox'][number]): OutboxEntry {
  if (typeof stored === 'string') return read<OutboxEntry>(stored);
  const { view, board, ...entry } = stored;
  return { ...entry, view: read(view), ...(board && { board: read<Rows>(board) }) };
}

/** Our own writing: these texts were made of these types above. */
function read<T extends object>(stored: T | string): T {
  return typeof stored === 'string' ? JSON.parse(stored) as T : stored;
}
