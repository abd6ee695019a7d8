import { isAccepting } from "#app/domain/offers/negotiation/acceptance.ts";
import type { ProspectStatus } from "#app/domain/prospects/lifecycle.ts";
import type { ApplicationStatus } from "./lifecycle.ts";

/**
 * Whether a renewed consent opens an application again: one that had been closed with the consent. What its institution
 * had declined isn't put before it a second time; it reads the company again, and may offer. On an ask that is over
 * nothing is applied for.
 */
export function opensAnew(
  last: { status: ApplicationStatus; wasDeclined: boolean } | undefined,
  askStatus: ProspectStatus,
): boolean {
  return last?.status === "closed" && !last.wasDeclined && isAccepting(askStatus);
}
