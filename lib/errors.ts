const status = {
  bad_request: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_many: 429,
  busy: 503,
} as const;

/** An error whose message the caller may read. Anything else is a bug and stays private. */
export class AppError extends Error {
  constructor(
    readonly code: keyof typeof status,
    message: string,
    /** The field of a form that the message is about. */
    readonly field?: string,
  ) {
    super(message);
  }

  get status() {
    return status[this.code];
  }
}

/** For the right of `??`: `(await getTrace(member, id)) ?? fail("not_found", "No such trace.")` */
export function fail(code: keyof typeof status, message: string, field?: string): never {
  throw new AppError(code, message, field);
}

const unreachable = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EPIPE",
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "53300",
  "57P01",
  "57P02",
  "57P03",
]);

/** Whether the database could not be reached, which passes, rather than refused what it was asked. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && unreachable.has(String(error.code))) return true;
  return isUnreachable(error.cause);
}
