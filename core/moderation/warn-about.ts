import type { Reader } from '../db/database.ts';
import type { Job } from '../jobs/job.model.ts';
import { RefusedTexts, type RefusedText } from './refused-text.model.ts';
import { contactInText, phoneInText } from './rules/contact-in-text.ts';
import { feeWords } from './rules/fee-words.ts';
import { overseasNoLicence } from './rules/overseas-no-licence.ts';
import { payBelowMinimum } from './rules/pay-below-minimum.ts';
import type { Warning, WarningRule } from './rules/rule.ts';
import { borderOrCompound, scamWords } from './rules/scam-words.ts';

/** Every rule that looks at the post alone, in the order in which the panel shows what they saw. */
const RULES: readonly WarningRule[] = [
  borderOrCompound, scamWords, feeWords, overseasNoLicence, payBelowMinimum, phoneInText, contactInText,
];

/** The warnings of the rules that need nothing but the post. */
export function warningsOf(job: Job): Warning[] {
  return RULES.flatMap((rule) => {
    const evidence = rule.find(job);
    if (evidence === undefined) return [];
    return [evidence ? { code: rule.code, evidence } : { code: rule.code }];
  });
}

/** The warnings of several posts, by job id: the rules, and texts that were refused before in another post. One statement. */
export async function warnAbout(reader: Reader, jobs: readonly Job[]): Promise<Map<string, Warning[]>> {
  const fingerprints = [...new Set(jobs.map((job) => job.fingerprint))];
  const refusals = await RefusedTexts(reader).find({ _id: { $in: fingerprints } }, {}, { session: reader.session }).lean<RefusedText[]>();
  const refused = new Map(refusals.map((text) => [text._id, text]));
  return new Map(jobs.map((job) => {
    const before = refused.get(job.fingerprint);
    const copied: Warning[] = before ? [{ code: 'refused_text', evidence: before.reason }] : [];
    return [job._id, [...copied, ...warningsOf(job)]];
  }));
}
