import { formatKyat } from '../../core/language/format-money.ts';
import type { Chat } from '../engine/chat.ts';

/** A balance as it is said. Nothing is a word: a lone zero is the letter ဝ to a Zawgyi reader. */
export function balanceWords({ t, language }: Pick<Chat, 't' | 'language'>, kyat: number): string {
  return kyat === 0 ? t('wallet:nothing') : formatKyat(kyat, language);
}
