import { Account } from './account.ts';
import { ok, type Reply } from './endpoint.ts';
import { refuse } from './statuses.ts';
import { pathWithSignature, webhookTarget, type WebhookTarget } from './webhook-request.ts';
import type { WireObject } from './wire.ts';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * set_webhook: calls the URL with the `webhook` event first and answers status 1 unless it gets 200; an empty URL removes the
 * webhook (channels.md §1.3). Plain http is taken for loopback addresses only.
 */
export async function setWebhook(account: Account, body: WireObject): Promise<Reply> {
  const url = body['url'];
  if (typeof url !== 'string') return refuse('missingData', 'url is missing');
  const asked = body['event_types'] ?? undefined;
  if (asked !== undefined && !isEventList(asked)) return refuse('badData', 'event_types is not valid');
  if (url === '') {
    account.delivery.target = undefined;
    return ok({ event_types: [] });
  }
  const address = URL.canParse(url) ? new URL(url) : undefined;
  const allowed = address?.protocol === 'https:' || (address?.protocol === 'http:' && LOOPBACK.has(address.hostname));
  if (address === undefined || !allowed) return refuse('invalidUrl', 'invalidUrl: an https URL is required');
  const target = webhookTarget(address);
  const refusal = await call(account, target);
  if (refusal !== undefined) return refuse('invalidUrl', refusal);
  const eventTypes = Account.eventTypesFor(asked);
  account.delivery.target = target;
  account.eventTypes = new Set(eventTypes);
  account.sendName = body['send_name'] === true;
  account.sendPhoto = body['send_photo'] === true;
  return ok({ event_types: eventTypes });
}

async function call(account: Account, target: WebhookTarget): Promise<string | undefined> {
  const { body, signature } = account.callback('webhook', {}, account.nextToken());
  const answer = await account.delivery.post(target, { path: pathWithSignature(target, signature), body, signature });
  if (answer.status === 200) return undefined;
  const head = `Result[HttpRequest[POST ${target.href}] > HttpResponse[`;
  return answer.status === 0 ? `${head}null 0 null]@1] java.net.ConnectException: ${answer.body}` : `${head}HTTP/1.1 ${answer.status}]@1]`;
}

function isEventList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(Account.isEventType);
}
