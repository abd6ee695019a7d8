import { type IntroductionStatus, isConsented, UNANSWERED_STATUSES } from "./lifecycle.ts";

interface OfConsent {
  introductionId: string;
  introductionStatus: IntroductionStatus;
  prospectId: string;
  mandateId: string;
}

export interface WayToConsent extends Omit<OfConsent, "introductionStatus"> {
  way: "ask" | "introduction";
}

/**
 * How a company goes on from an introduction whose consent has ended: it asks the institution anew where the
 * introduction is over, too; else the introduction says what became of it.
 */
export function wayToConsent({
  introductionStatus: status,
  introductionId,
  prospectId,
  mandateId,
}: OfConsent): WayToConsent {
  const isOver = !isConsented(status) && !UNANSWERED_STATUSES.some((one) => one === status);
  return { way: isOver ? "ask" : "introduction", introductionId, prospectId, mandateId };
}
