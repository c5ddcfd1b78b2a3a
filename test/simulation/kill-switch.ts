import type { Command } from '../emulators/mongo-proxy/read-message.ts';
import type { Interceptor, Verdict } from '../emulators/mongo-proxy/start-mongo-proxy.ts';
import type { Window } from './plan.ts';

/** What a write of the app does to a conversation. */
export type Nature = 'commit' | 'clear' | 'other';

/** A commit remembers an update (`seen` grows, or the chat is new) or ends a step's transaction; a clearing only changes the outbox. */
export function natureOf(command: Command): Nature {
  if (command.name === 'commitTransaction') return 'commit';
  if (command.collection !== 'conversations' || !command.writes || command.inTransaction) return 'other';
  if (command.name === 'insert' || command.documents.some(remembers)) return 'commit';
  return command.documents.some((each) => 'outbox' in field(field(each, 'u'), '$set')) ? 'clear' : 'other';
}

function remembers(statement: object): boolean {
  const update = field(statement, 'u');
  return 'seen' in field(update, '$push') || Object.keys(field(update, '$set')).some((name) => name === 'seen' || name.startsWith('seen.'));
}

function field(of: object, name: string): object {
  const value: unknown = Object.entries(of).find(([key]) => key === name)?.[1];
  return typeof value === 'object' && value !== null ? value : {};
}

/** Kills at the n-th write of the window's kind: before it is forwarded, or when the server has done it and the app does not know. */
export function killAt(window: Window, nth: number, kill: () => void): Interceptor {
  let met = 0;
  const strike = (command: Command, wanted: Nature): Verdict => {
    if (natureOf(command) !== wanted || ++met < nth) return 'pass';
    if (met === nth) kill();
    return 'cut';
  };
  switch (window) {
    case 'before commit': return { before: (command) => strike(command, 'commit') };
    case 'commit→acknowledge': return { after: (command) => strike(command, 'commit') };
    case 'send→clear': return { before: (command) => strike(command, 'clear') };
    case 'acknowledge→send': return {}; // the platform holds the send back, see world.ts
  }
}
