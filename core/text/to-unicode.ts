import { judgeText } from '../encoding/judge-text.ts';
import { zawgyiToUnicode } from './convert-zawgyi.ts';
import { normalise } from './normalise.ts';

/** What somebody sent, as normalised Unicode, when all that is known of them is whether they read Zawgyi. Conversations know more: core/encoding/read-text.ts. */
export function toUnicode(raw: string, readerIsZawgyi: boolean): string {
  const { encoding } = judgeText(raw, readerIsZawgyi ? { language: 'zg' } : {});
  return normalise(encoding === 'zawgyi' ? zawgyiToUnicode(raw) : raw);
}
