import type { Account } from './account.ts';
import { missingWebhook, ok, type Reply } from './endpoint.ts';
import type { Person } from './person.ts';
import { accept, reachable } from './send-message.ts';
import { refuse } from './statuses.ts';
import { checkMessage } from './validate-message.ts';
import { isObject, type WireObject } from './wire.ts';

const RECEIVERS_MAX = 300;
const WINDOW_MS = 10_000;
const REQUESTS_MAX = 500;
const PLACEHOLDER = 'replace_me_with_';

const windows = new WeakMap<Account, { since: number; count: number }>();

/**
 * broadcast_message: one token for at most 300 receivers; those who cannot be reached stand in `failed_list`. 500 requests in
 * ten seconds, and only where Viber has opened broadcasting (channels.md §1.6).
 */
export function broadcastMessage(account: Account, body: WireObject): Reply {
  const off = missingWebhook(account);
  if (off !== undefined) return off;
  if (!account.settings.mayBroadcast) return refuse('cannotSendBroadcast', 'cannotSendBroadcast');
  if (!takesRequest(account)) return refuse('tooManyRequests', 'Too many requests');
  const receivers = body['broadcast_list'];
  if (!isIdList(receivers)) return refuse('missingData', 'broadcast_list is missing');
  if (receivers.length > RECEIVERS_MAX) return refuse('badData', `broadcast_list is too long (maximum: ${RECEIVERS_MAX})`);
  const checked = checkMessage(body, { senderRequired: true });
  if (!checked.ok) return checked.refusal;
  const { broadcast_list: _, ...rest } = body;
  const template = JSON.stringify(rest);
  const token = account.nextToken();
  const failed = [...new Set(receivers)].flatMap(receiver => {
    const wrong = sendTo(account, receiver, template, token);
    return wrong === undefined ? [] : [{ receiver, status: wrong.status, status_message: wrong.message }];
  });
  return ok({ failed_list: failed }, token);
}

function sendTo(account: Account, receiver: string, template: string, token: string): Reply | undefined {
  const person = account.people.get(receiver);
  const checked = checkMessage(filled(template, person), { senderRequired: true });
  if (!checked.ok) return checked.refusal;
  const reached = reachable(account, receiver, checked.message);
  if ('status' in reached) return reached;
  const billing = accept(account, reached, checked.message, token);
  return typeof billing === 'number' ? undefined : billing;
}

function filled(template: string, person: Person | undefined): WireObject {
  const text = person === undefined || !template.includes(PLACEHOLDER) ? template : replaced(template, person);
  const value: unknown = JSON.parse(text);
  return isObject(value) ? value : {};
}

function replaced(template: string, person: Person): string {
  const { id, name } = person.facts;
  return template
    .replaceAll(`${PLACEHOLDER}url_encoded_receiver_id`, () => encodeURIComponent(id))
    .replaceAll(`${PLACEHOLDER}receiver_id`, () => id)
    .replaceAll(`${PLACEHOLDER}user_name`, () => JSON.stringify(name).slice(1, -1));
}

function takesRequest(account: Account): boolean {
  const now = account.now();
  const last = windows.get(account);
  const window = last === undefined || now - last.since >= WINDOW_MS ? { since: now, count: 0 } : last;
  window.count += 1;
  windows.set(account, window);
  return window.count <= REQUESTS_MAX;
}

function isIdList(value: unknown): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.every(one => typeof one === 'string');
}
