import type { MandateStatus } from "#app/domain/mandates/lifecycle.ts";
import type { ProspectStatus } from "#app/domain/prospects/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";

/**
 * Open introductions that an institution may have asked for at a time, under all its mandates: ten mandates that each use
 * up the cap that a mandate has unless it says otherwise. Whoever asks for more reads none of them.
 */
export const FAIR_USE_OPEN_INTRODUCTIONS = 100;

export type IntroductionRequest = {
  prospectStatus: ProspectStatus;
  mandateStatus: MandateStatus;
  /** The company and the institution have one that still runs, on this prospect. */
  openAlready: boolean;
  openIntroductions: number;
  introductionCap: number;
  /** Those that the institution itself asked for, under all its mandates. */
  askedByInstitution: number;
  /** The company takes no requests of anybody at present. */
  isHeld: boolean;
  /** The company itself wants no requests from this institution; the institution never learns of it. */
  isStopped: boolean;
  /** The hard criteria are met, in both directions. */
  eligible: boolean;
  by: "company" | "institution";
};

/** Null when either side may ask to meet; otherwise the one reason why not. */
export function whyNotRequest(request: IntroductionRequest): RefusalCode | null {
  if (request.prospectStatus !== "published") return "prospect-not-published";
  if (request.mandateStatus === "exhausted") return "introduction-cap-reached";
  if (request.mandateStatus !== "active") return "mandate-not-active";
  if (request.by === "institution" && request.isHeld) return "introductions-held";
  // Lifted, it lets the company hear of a request that waits, which it may then answer.
  if (request.by === "company" && request.isStopped) return "institution-stopped";
  if (request.openAlready) return "introduction-open-already";
  if (request.openIntroductions >= request.introductionCap) return "introduction-cap-reached";
  if (request.by === "institution" && request.askedByInstitution >= FAIR_USE_OPEN_INTRODUCTIONS)
    return "introduction-fair-use-reached";
  return request.eligible ? null : "introduction-not-eligible";
}
