/** A refusal by the platform: becomes `{"ok":false,"error_code","description","parameters"?}` with the same HTTP status. */
export class ApiError extends Error {
  readonly code: number;
  readonly parameters: Readonly<Record<string, number>> | undefined;

  constructor(code: number, description: string, parameters?: Readonly<Record<string, number>>) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

/** 400 with the server's prefix; the text starts lower case unless it is UPPER_CASE (channels.md §2.4). */
export function badRequest(text: string): ApiError {
  return new ApiError(400, `Bad Request: ${text}`);
}

/** 403 with the server's prefix. */
export function forbidden(text: string): ApiError {
  return new ApiError(403, `Forbidden: ${text}`);
}

/** 409 with the server's prefix. */
export function conflict(text: string): ApiError {
  return new ApiError(409, `Conflict: ${text}`);
}

/** 429: `parameters.retry_after` and, at the wire, the header `Retry-After`, both in seconds. */
export function tooManyRequests(seconds: number): ApiError {
  return new ApiError(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
}
