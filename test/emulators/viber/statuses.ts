/** Viber's status codes (channels.md §1.8) with the `status_message` that this emulator gives for each. */
export const STATUS = {
  ok: 0,
  invalidUrl: 1,
  invalidAuthToken: 2,
  badData: 3,
  missingData: 4,
  receiverNotRegistered: 5,
  receiverNotSubscribed: 6,
  webhookNotSet: 10,
  tooManyRequests: 12,
  apiVersionNotSupported: 13,
  incompatibleWithVersion: 14,
  cannotSendBroadcast: 19,
  paymentUnsupported: 22,
  freeMessagesExceeded: 23,
  noBalance: 24,
} as const;

/** What the API answers instead of `ok`. */
export interface Refusal {
  readonly status: number;
  readonly message: string;
}

/** Builds a refusal; the text defaults to nothing else than what the caller says, as Viber's texts are not documented. */
export function refuse(status: keyof typeof STATUS, message: string): Refusal {
  return { status: STATUS[status], message };
}
