import { badRequest } from '../api-error.ts';
import type { Params } from '../params.ts';
import type { Method, Platform } from '../platform.ts';

const PORTS = ['443', '80', '88', '8443', ''];
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];
const CONNECTIONS_DEFAULT = 40;

function readAllowed(platform: Platform, params: Params): void {
  const allowed = params.json('allowed_updates', 'allowed_updates');
  if (allowed === undefined) return;
  if (!Array.isArray(allowed)) throw badRequest("can't parse allowed_updates: expected an Array of String");
  platform.feed.allowed = allowed.length === 0 ? undefined : allowed.map(String);
}

export const setWebhook: Method = (platform, params) => {
  const url = params.text('url').trim();
  const secretToken = params.text('secret_token');
  if (secretToken.length > 256) throw badRequest('secret token is too long');
  if (!/^[\w-]*$/.test(secretToken)) throw badRequest('secret token contains unallowed characters');
  if (url !== '') checkUrl(url);
  const before = platform.feed.allowed;
  readAllowed(platform, params);
  const connectionsMax = Math.min(Math.max(params.int('max_connections', CONNECTIONS_DEFAULT), 1), 100);
  const setting = url === '' ? undefined : { url, secretToken, connectionsMax };
  const drop = params.flag('drop_pending_updates');
  // "Webhook is already set": the same again disturbs nothing, deliveries that wait go on waiting.
  const same = JSON.stringify([setting, platform.feed.allowed]) === JSON.stringify([platform.feed.webhook, before]);
  if (!same || drop) platform.feed.setWebhook(setting, drop);
  return true;
};

/** The hosted rules, except that loopback may use plain http and any port (README, deviations). */
function checkUrl(text: string): void {
  if (!URL.canParse(text)) throw badRequest('invalid webhook URL specified');
  const url = new URL(text);
  if (LOOPBACK.includes(url.hostname)) return;
  if (url.protocol !== 'https:') throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
  if (!PORTS.includes(url.port)) throw badRequest('bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443');
}

export const deleteWebhook: Method = (platform, params) => {
  platform.feed.setWebhook(undefined, params.flag('drop_pending_updates'));
  return true;
};

export const getWebhookInfo: Method = (platform) => {
  const { webhook, allowed, lastError, pending } = platform.feed;
  const error = lastError === undefined ? {} : { last_error_date: lastError.date, last_error_message: lastError.message };
  return {
    url: webhook?.url ?? '', has_custom_certificate: false, pending_update_count: pending.size,
    ...(webhook === undefined ? {} : { max_connections: webhook.connectionsMax, ip_address: '127.0.0.1' }),
    ...(allowed === undefined ? {} : { allowed_updates: allowed }), ...error,
  };
};

/** Answers JSON that is already made: see api-server.ts. */
export const getUpdates: Method = async (platform, params) => {
  readAllowed(platform, params);
  const limit = Math.min(Math.max(params.int('limit', 100), 1), 100);
  const timeout = Math.min(Math.max(params.int('timeout', 0), 0), 50);
  return new RawJson(`[${(await platform.feed.take(params.int('offset', 0), limit, timeout)).join(',')}]`);
};

/** A result that is JSON text already. */
export class RawJson {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}
