import type { Trouble } from '../support/phone.ts';
import type { Stage } from './stage.ts';

/** One kind of trouble: what it is, what a person should see, how it is made. */
export interface TroubleKind {
  readonly id: string;
  readonly title: string;
  /** What happens, and what the app promises about it. */
  readonly expect: string;
  readonly trouble: Trouble;
}

/** What a channel can be made to suffer. One at a time on each channel. */
export const TROUBLES: readonly TroubleKind[] = [
  { id: 'twice', title: 'Deliver everything twice', trouble: { duplicate: 1 },
    expect: 'The platform repeats each message. You get one answer, an application is sent once, nothing is charged twice.' },
  { id: 'delay', title: 'Deliver two seconds late', trouble: { delayMs: 2000 },
    expect: 'Answers come late but in the order of your messages.' },
  { id: 'reorder', title: 'Deliver out of order', trouble: { reorder: 3 },
    expect: 'Messages arrive shuffled within a window of three: send three quickly. Each is handled once, in the order it came.' },
  { id: 'flood', title: 'API says “too many requests”', trouble: { api: { kind: 'flood', retryAfterSeconds: 5 }, apiCalls: 2 },
    expect: 'The next two sends are refused for five seconds. The app waits as long as it is told, then the answer comes — once.' },
  { id: 'error', title: 'API answers 500', trouble: { api: { kind: 'error' }, apiCalls: 3 },
    expect: 'The next three sends fail. The answer waits in the outbox and is sent again.' },
  { id: 'silent', title: 'API says nothing', trouble: { api: { kind: 'silent' }, apiCalls: 1 },
    expect: 'The next send hangs until the app gives up. It tries again: a little later the answer is there.' },
  { id: 'unsure', title: 'API does it but does not say so', trouble: { api: { kind: 'accepted-then-silent' }, apiCalls: 1 },
    expect: 'The message is shown, the app never learns it. A reply may come a second time (never lost); a channel post is not sent again: the moderator is asked.' },
  { id: 'down', title: 'Provider down', trouble: { api: { kind: 'error' } },
    expect: 'No send works until you heal it. What you do is taken and kept; heal it and every answer comes, in order.' },
];

export type Troubled = 'telegram' | 'viber';

/** Makes one kind of trouble on a channel, or (`undefined`) heals it and lets waiting deliveries go at once. */
export function makeTrouble(stage: Stage, channel: Troubled, id: string | undefined): void {
  const kind = TROUBLES.find((candidate) => candidate.id === id);
  if (id !== undefined && !kind) throw new Error(`no trouble is called ${id}`);
  stage[channel].setTrouble({ ...kind?.trouble });
  if (!kind) stage[channel].retryNow();
}
