import type { Account } from './account.ts';
import { arrive } from './arrival.ts';
import type { Person } from './person.ts';
import { refuse, type Refusal } from './statuses.ts';
import { checkMessage } from './validate-message.ts';
import { isObject, type WireObject } from './wire.ts';

/**
 * Takes the answer to a conversation_started: the first body that is not empty is the welcome message, checked like a
 * send_message without receiver, free of charge, and no subscription (channels.md §1.3). It is recorded among the calls.
 */
export function takeWelcome(account: Account, person: Person, token: string): (answer: string) => void {
  let taken = false;
  return answer => {
    if (taken || answer.trim() === '') return;
    taken = true;
    const wire = parseWelcome(answer);
    if (wire !== undefined && Object.keys(wire).length === 0) return;
    const refusal = wire === undefined ? refuse('badData', 'the welcome message is not a JSON object') : welcome(account, person, wire, token);
    account.record({ endpoint: 'welcome', body: wire ?? {}, status: refusal?.status ?? 0, message: refusal?.message ?? 'ok', token });
  };
}

function welcome(account: Account, person: Person, wire: WireObject, token: string): Refusal | undefined {
  const checked = checkMessage(wire, { senderRequired: false });
  if (!checked.ok) return checked.refusal;
  if (checked.message.minApiVersion > person.facts.apiVersion) return refuse('apiVersionNotSupported', 'apiVersionNotSupported');
  account.billing.countWelcome();
  person.trackingData = checked.message.trackingData;
  arrive(account, person, checked.message, token);
  return undefined;
}

function parseWelcome(answer: string): WireObject | undefined {
  try {
    const value: unknown = JSON.parse(answer);
    return isObject(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
