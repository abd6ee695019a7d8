import type { MandateStatus } from "#app/domain/mandates/lifecycle.ts";
import type { ProspectStatus } from "#app/domain/prospects/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";

export type IntroductionRequest = {
  prospectStatus: ProspectStatus;
  mandateStatus: MandateStatus;
  /** The company and the institution have one that still runs, on this prospect. */
  openAlready: boolean;
  openIntroductions: number;
  introductionCap: number;
  /** The company wants no more requests of this institution. */
  stopped: boolean;
  /** The hard criteria are met, in both directions. */
  eligible: boolean;
  by: "company" | "institution";
};

/** Null when either side may ask to meet; otherwise the one reason why not. */
export function whyNotRequest(request: IntroductionRequest): RefusalCode | null {
  if (request.prospectStatus !== "published") return "prospect-not-published";
  if (request.mandateStatus === "exhausted") return "introduction-cap-reached";
  if (request.mandateStatus !== "active") return "mandate-not-active";
  if (request.by === "institution" && request.stopped) return "introduction-stopped";
  if (request.openAlready) return "introduction-open-already";
  if (request.openIntroductions >= request.introductionCap) return "introduction-cap-reached";
  return request.eligible ? null : "introduction-not-eligible";
}
