import type { Account } from './account.ts';
import { arrive } from './arrival.ts';
import type { BillingStatus } from './billing.ts';
import type { BotMessage } from './bot-message.ts';
import { missingWebhook, ok, type Reply } from './endpoint.ts';
import type { Person } from './person.ts';
import { refuse, type Refusal } from './statuses.ts';
import { checkMessage } from './validate-message.ts';
import type { WireObject } from './wire.ts';

/** send_message: status 0 with the token and billing_status, after which the phone shows it or `failed` comes (§1.4). */
export function sendMessage(account: Account, body: WireObject): Reply {
  const off = missingWebhook(account);
  if (off !== undefined) return off;
  const receiver = body['receiver'];
  if (typeof receiver !== 'string' || receiver === '') return refuse('missingData', 'receiver is missing');
  const checked = checkMessage(body, { senderRequired: true });
  if (!checked.ok) return checked.refusal;
  const person = reachable(account, receiver, checked.message);
  if ('status' in person) return person;
  if (!person.takesMessage(account.now())) return refuse('tooManyRequests', 'Too many requests');
  const token = account.nextToken();
  const billing = accept(account, person, checked.message, token);
  return typeof billing === 'number' ? ok({ billing_status: billing }, token) : billing;
}

/** The subscriber who can get the message on their device, or statuses 5, 6, 13. */
export function reachable(account: Account, receiver: string, message: BotMessage): Person | Refusal {
  const person = account.people.get(receiver);
  if (person === undefined) return refuse('receiverNotRegistered', 'notFound');
  if (!person.subscribed) return refuse('receiverNotSubscribed', 'notSubscribed');
  if (message.minApiVersion > person.facts.apiVersion) return refuse('apiVersionNotSupported', 'apiVersionNotSupported');
  return person;
}

/** Bills a message and hands it to the person's phone. */
export function accept(account: Account, person: Person, message: BotMessage, token: string): BillingStatus | Refusal {
  const billing = account.billing.charge(person, account.now());
  if (typeof billing !== 'number') return billing;
  person.trackingData = message.trackingData;
  arrive(account, person, message, token);
  return billing;
}
