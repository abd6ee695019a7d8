import type { MandateStatus } from "#app/domain/mandates/lifecycle.ts";
import { type InstitutionStatus, whyNotOpenTo, whyNotStartNew } from "#app/domain/organizations/lifecycle.ts";
import type { ProspectStatus } from "#app/domain/prospects/lifecycle.ts";
import { whyNotOnAsk } from "#app/domain/prospects/suspension.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";

/**
 * Maximum open introductions that an institution has requested, over all its mandates: ten mandates at the default cap.
 * More could not be read.
 */
export const FAIR_USE_OPEN_INTRODUCTIONS = 100;

export type IntroductionRequest = {
  prospectStatus: ProspectStatus;
  mandateStatus: MandateStatus;
  institutionStatus: InstitutionStatus;
  /** The company and the institution have an open one on this prospect. */
  openAlready: boolean;
  openIntroductions: number;
  introductionCap: number;
  /** Those that the institution itself requested, over all its mandates. */
  askedByInstitution: number;
  /** The company accepts no requests at present. */
  isHeld: boolean;
  /** The company blocks requests of this institution; the institution never learns of it. */
  isStopped: boolean;
  /** The hard criteria are met, in both directions. */
  eligible: boolean;
  by: "company" | "institution";
};

/** Null when either side may request an introduction; otherwise the reason. */
export function whyNotRequestIntroduction(request: IntroductionRequest): RefusalCode | null {
  const { by, institutionStatus } = request;
  const standing = by === "company" ? whyNotOpenTo(institutionStatus) : whyNotStartNew(institutionStatus);
  if (standing !== null) return standing;
  if (request.prospectStatus !== "published")
    return whyNotOnAsk(request.prospectStatus) ?? "prospect-not-published";
  if (request.mandateStatus === "exhausted") return "introduction-cap-reached";
  if (request.mandateStatus !== "active") return "mandate-not-active";
  if (request.by === "institution" && request.isHeld) return "introductions-held";
  // Lifting the stop shows the company a pending request, which it may then answer.
  if (request.by === "company" && request.isStopped) return "institution-stopped";
  if (request.openAlready) return "introduction-open-already";
  if (request.openIntroductions >= request.introductionCap) return "introduction-cap-reached";
  if (request.by === "institution" && request.askedByInstitution >= FAIR_USE_OPEN_INTRODUCTIONS)
    return "introduction-fair-use-reached";
  return request.eligible ? null : "introduction-not-eligible";
}
