/**
 * "This member has just entered their PIN." Use cases that let money leave a wallet take one; it lives no longer than the turn in which
 * the PIN was entered, and only checkPin and setPin make it: an object that merely looks like one is none.
 */
export interface PinProof {
  /** The member, resolved through merges. */
  readonly member: string;
  /** The version of the PIN that was proven. */
  readonly version: number;
}

const made = new WeakSet<PinProof>();

/** For core/pin alone. */
export function makeProof(member: string, version: number): PinProof {
  const proof: PinProof = Object.freeze({ member, version });
  made.add(proof);
  return proof;
}

/** True when the PIN of this member was entered. `member` is an id as requireActive returns it. */
export function proves(proof: PinProof, member: string): boolean {
  return made.has(proof) && proof.member === member;
}
