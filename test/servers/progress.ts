/** Tells the person at the terminal what takes time; on stderr, so that the last line of stdout stays a program's own. */
export function say(line: string): void {
  process.stderr.write(`servers: ${line}\n`);
}

const PATIENCE_MS = 5_000;

/** Runs a step that may take long, says what it is and every five seconds that it still goes on. */
export async function during<T>(step: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const seconds = () => Math.round((performance.now() - begun) / 1000);
  say(`${step} …`);
  const timer = setInterval(() => say(`${step}: ${seconds()} s so far`), PATIENCE_MS);
  try {
    const result = await work();
    say(`${step}: done in ${seconds()} s`);
    return result;
  } finally {
    clearInterval(timer);
  }
}
