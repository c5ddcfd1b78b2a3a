/**
 * "This member has just entered their PIN." Use cases that let money leave a wallet take one; it lives no longer than the turn in which
 * the PIN was entered, and only checkPin and setPin make it: an object that merely looks like one is none.
 */
export interface PinProof {
  /** The member, resolved through merges. */
  readonly member: string;
  /** The version of the PIN that was proven. */
  readonly version: number;
  /** It lets no money out before this instant: the PIN was reset by a person not long ago. */
  readonly waitsUntil?: Date;
}

const made = new WeakSet<PinProof>();

/** For core/pin alone. */
export function makeProof(member: string, version: number, waitsUntil?: Date): PinProof {
  const proof: PinProof = Object.freeze({ member, version, ...(waitsUntil && { waitsUntil }) });
  made.add(proof);
  return proof;
}

/** True when the PIN of this member was entered and lets money out now. `member` is an id as requireActive returns it. */
export function proves(proof: PinProof, member: string, now: Date): boolean {
  return made.has(proof) && proof.member === member && (proof.waitsUntil === undefined || proof.waitsUntil <= now);
}
