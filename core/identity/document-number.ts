import { normalise } from '../text/normalise.ts';

/** `12/OUKAMA(N)123456`, `၁၂/ဥကမ(နိုင်)၁၂၃၄၅၆`, with the slips that people make (myanmar.md §5). */
const NRC = /\b\d{1,2}\s*[/\\|-]\s*[\p{L}\p{M}]{2,}[\p{L}\p{M}\s]*[([{][\p{L}\p{M}]+[)\]}]\s*\d{4,7}/u;
/** A passport: two letters and six digits. */
const PASSPORT = /\b[a-z]{1,2}\s?\d{6,8}\b/i;

/** True for a text that holds the number of an identity document: it belongs into no chat. */
export function holdsDocumentNumber(text: string): boolean {
  const plain = normalise(text);
  return NRC.test(plain) || PASSPORT.test(plain) || /\d{6}/.test(plain);
}
