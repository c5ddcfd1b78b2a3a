/**
 * The one source of "now". Every deadline in the system is a stored `dueAt` compared with a `Clock`, so that the demo and
 * the simulation can move time; nothing in the product can.
 */
export interface Clock {
  /** The current instant. */
  now(): Date;
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => new Date() };

/** A clock that runs with the machine's, shifted by an offset that can be moved. For the demo, the simulation and tests. */
export interface MovableClock extends Clock {
  /** Moves this clock by so many milliseconds (forwards only by convention: stored deadlines do not run backwards). */
  move(milliseconds: number): void;
}

/** Makes a clock that starts at the machine's time plus `offsetMs`. */
export function movableClock(offsetMs = 0): MovableClock {
  let offset = offsetMs;
  return {
    now: () => new Date(Date.now() + offset),
    move: (milliseconds) => { offset += milliseconds; },
  };
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
