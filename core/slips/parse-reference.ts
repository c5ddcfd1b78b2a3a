import { normalise } from '../text/normalise.ts';

/**
 * The number of a transfer as it stands on a slip, in one spelling: capitals and digits without what people put between them. `undefined`
 * for what cannot be one (4–40 signs, at least one digit).
 */
export function parseReference(text: string): string | undefined {
  const plain = normalise(text).toUpperCase().replace(/^(?:REF(?:ERENCE)?|TRANSACTION|TXN|TRX)?\s*(?:ID|NO)?\s*[.:#-]*\s*/, '').replace(/[\s\-_.#:/]/g, '');
  return /^[A-Z0-9]{4,40}$/.test(plain) && /[0-9]/.test(plain) ? plain : undefined;
}
