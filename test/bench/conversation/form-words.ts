/** The six questions of the form that both sides ask; an answer is echoed, so that what took effect can be read from the replies. */
export const QUESTIONS = ['name', 'age', 'town', 'phone', 'work', 'note'] as const;

/** The reply to the n-th answer (from 1): its echo and the next question, or the end. */
export function replyTo(n: number, answer: string): string {
  const next = QUESTIONS[n];
  return next === undefined ? `${n}:${answer} done, write anything to begin again` : `${n}:${answer} your ${next}?`;
}

export const FIRST_QUESTION = `0: your ${QUESTIONS[0]}?`;

/** The buttons under every question, as our engine draws them: both sides send the same screens. */
export const NAVIGATION = [
  [{ text: '⬅️ Back', callback_data: 'g nav.back' }, { text: '❌ Cancel', callback_data: 'g nav.cancel' }],
  [{ text: '🏠 Menu', callback_data: 'g nav.menu' }, { text: '❓', callback_data: 'g nav.help' }, { text: '🌐', callback_data: 'g nav.language' }],
];
