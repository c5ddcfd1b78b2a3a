import type { Account } from './account.ts';
import { refuse, type Refusal } from './statuses.ts';
import type { WireObject } from './wire.ts';

/** An endpoint's answer; `status` 0 is success. */
export interface Reply {
  readonly status: number;
  readonly message: string;
  readonly token?: string;
  readonly fields?: WireObject;
}

/** An endpoint of /pa. */
export type Endpoint = (account: Account, body: WireObject) => Reply | Promise<Reply>;

/** A successful answer. */
export function ok(fields: WireObject = {}, token?: string): Reply {
  return { status: 0, message: 'ok', fields, ...(token === undefined ? {} : { token }) };
}

/** Sending needs a webhook (status 10). */
export function missingWebhook(account: Account): Refusal | undefined {
  return account.delivery.target === undefined ? refuse('webhookNotSet', 'webhookNotSet') : undefined;
}
