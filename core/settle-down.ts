import { flushCompileCache } from 'node:module';

/**
 * After a start: what `npm start` keeps of stripped types and bytecode is written, so that the next start needs neither the time nor the memory of making
 * them, and what the start has left behind is given back to the system (node --expose-gc): some 25 MB that V8 would otherwise keep until somebody needs
 * them. It stops the process as long as several collections take.
 */
export function settleDown(): void {
  flushCompileCache();
  void globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
