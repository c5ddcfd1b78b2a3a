/** The database said nothing for too long; whether it did what was asked is not known. */
export class NoAnswerError extends Error {
  override readonly name = 'MongoNetworkNoAnswerError';
}

/** Work of one chat, or one statement of the hot path, waits no longer for the database than this. */
export const ANSWER_MS_MAX = 5_000;

/**
 * What `asked` brings, or a `NoAnswerError` after so many milliseconds. The driver (7.8) never ends a command that it writes to a
 * socket which has just been closed, not even with its own time limit; whoever waits in line behind it would wait forever. What was asked
 * may still happen later: ask so only for reads, and for writes that are conditional on what they replace.
 */
export async function answerWithin<T>(asked: Promise<T>, ms = ANSWER_MS_MAX): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => { reject(new NoAnswerError(`no answer within ${ms} ms`)); }, ms);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
