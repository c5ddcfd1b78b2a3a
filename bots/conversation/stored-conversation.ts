import type { Button, View } from '../../flows/engine/view.ts';
import type { Conversation, OutboxEntry } from './conversation.ts';
import { guards } from './seq-guard.ts';

/**
 * How a conversation stands in the database: what is only ever read whole – the screens that wait, the rows repeated under notices – is one
 * JSON text each. A screen of five buttons is some forty BSON fields otherwise, written, checked and journaled at every message.
 */
export function toStored(field: string, value: unknown): unknown {
  if (field === 'outbox') return (value as Conversation['outbox']).map(packEntry);
  return field === 'board' ? JSON.stringify(value) : value;
}

/** The conversation as the code knows it, from any version of its document. */
export function fromStored(found: Conversation): Conversation {
  const { board } = found;
  const guard = guards(found.guard, found.seq) ? found.guard : undefined;
  if (guard && typeof board !== 'string' && !found.outbox.some((entry) => typeof entry.view === 'string')) return found;
  return { ...found, guard, outbox: found.outbox.map(unpackEntry), ...(board && { board: readRows(board) }) };
}

function packEntry(entry: OutboxEntry): object {
  return { ...entry, view: JSON.stringify(entry.view), ...(entry.board && { board: JSON.stringify(entry.board) }) };
}

function unpackEntry(entry: OutboxEntry): OutboxEntry {
  return { ...entry, view: readView(entry.view), ...(entry.board && { board: readRows(entry.board) }) };
}

// Our own writing: packEntry made these texts from these types.
function readView(stored: View | string): View {
  return typeof stored === 'string' ? JSON.parse(stored) as View : stored;
}

function readRows(stored: readonly (readonly Button[])[] | string): readonly (readonly Button[])[] {
  return typeof stored === 'string' ? JSON.parse(stored) as readonly (readonly Button[])[] : stored;
}
