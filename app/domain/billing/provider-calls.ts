import type { CallStatus } from "./providers.ts";

/** How often a call to a provider is made before an admin decides: with the queue's pauses, over about four hours. */
export const CALL_ATTEMPTS = 9;

/** What a call becomes by a failed attempt, the last of `attempts`; `isFinal`: another one can't help. */
export function callStatusAfterFailure(attempts: number, isFinal: boolean): CallStatus {
  return isFinal || attempts >= CALL_ATTEMPTS ? "dead" : "pending";
}
