import { ProviderError } from "./provider.ts";

/** What of one of the SDK's errors says whether asking again can help. */
interface SdkError {
  type?: unknown;
  statusCode?: unknown;
  code?: unknown;
}

/**
 * An error of Stripe's SDK as a ProviderError. Asking again can help after a lost connection, a conflict with a request
 * under way (409), a limit (429) and an error of the server (5xx); also where the key is refused (401, 403), because the
 * operator corrects that. Every other answer stays what it is, however often one asks. An error that is not the SDK's is
 * a bug and returned as it is.
 */
export function classifyError(error: unknown): unknown {
  if (!(error instanceof Error) || !("type" in error)) return error;
  const { type, statusCode, code }: SdkError = error;
  if (typeof type !== "string" || !/^Stripe\w+$/.test(type)) return error;
  const status = typeof statusCode === "number" ? statusCode : null;
  const words = [type, status, typeof code === "string" ? code : null].filter((word) => word !== null);
  const isPassing =
    type === "StripeConnectionError" ||
    (status !== null && (status >= 500 || [401, 403, 409, 429].includes(status)));
  return new ProviderError(words.join(" ").slice(0, 200), !isPassing);
}

/** Stripe refused the key because it was used for another request: what it was used for is there. */
export const isKeyConflict = (error: unknown): boolean =>
  error instanceof Error && "type" in error && error.type === "StripeIdempotencyError";

/** There is no such object. */
export const isMissing = (error: unknown): boolean =>
  error instanceof Error && "statusCode" in error && error.statusCode === 404;
