import { sayKyat } from '../../core/language/say-kyat.ts';
import type { Chat } from '../engine/chat.ts';

/** A balance as it is said, with the exact sum. Nothing is a word: a lone zero is the letter ဝ to a Zawgyi reader. */
export function balanceWords({ t, language }: Pick<Chat, 't' | 'language'>, kyat: number): string {
  return kyat === 0 ? t('wallet:nothing') : sayKyat(kyat, language);
}
