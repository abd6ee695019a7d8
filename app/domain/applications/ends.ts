import type { IntroductionStatus } from "#app/domain/introductions/lifecycle.ts";
import type { OfferStatus } from "#app/domain/offers/lifecycle.ts";
import type { ApplicationStatus } from "./lifecycle.ts";

/** How an application came to its end, as its company may read it. */
export type ApplicationEnd =
  | "declined"
  | "withdrawn"
  | "originated"
  | "offer-declined"
  | "offer-expired"
  | "offer-withdrawn"
  | "deal-over"
  | "revoked"
  | "consent-over"
  | "search-over"
  | "over";

export interface EndedApplication {
  status: ApplicationStatus;
  statusChangedAt: Date;
  introductionStatus: IntroductionStatus;
  introductionChangedAt: Date;
  /** The last offer on it. */
  lastOfferStatus: OfferStatus | null;
  /** When its deal fell through, its company's search ended, and its consent ended; null where it has not. */
  dealEndedAt: Date | null;
  searchEndedAt: Date | null;
  consentOverAt: Date | null;
}

const OF_OFFER: Partial<Record<OfferStatus, ApplicationEnd>> = {
  declined: "offer-declined",
  expired: "offer-expired",
  withdrawn: "offer-withdrawn",
  superseded: "search-over",
};

/**
 * Which end an application had; null while it goes on. A closed one was closed by what happened next to its end in time:
 * other ends may follow it. What ended in the same second ended with the search, which ends all that is open.
 */
export function endOfApplication(application: EndedApplication): ApplicationEnd | null {
  const { status, lastOfferStatus } = application;
  switch (status) {
    case "declined":
    case "withdrawn":
    case "originated":
      return status;
    case "approved_not_accepted":
      return lastOfferStatus === null ? "over" : (OF_OFFER[lastOfferStatus] ?? "over");
    case "closed":
      return closedBy(application);
    default:
      return null;
  }
}

function closedBy(application: EndedApplication): ApplicationEnd {
  const { statusChangedAt, introductionStatus, introductionChangedAt } = application;
  const happened: readonly { what: ApplicationEnd; at: Date | null }[] = [
    { what: "search-over", at: application.searchEndedAt },
    { what: "deal-over", at: application.dealEndedAt },
    { what: "revoked", at: introductionStatus === "revoked" ? introductionChangedAt : null },
    { what: "consent-over", at: application.consentOverAt },
  ];
  const near = happened
    .flatMap(({ what, at }) =>
      at === null
        ? []
        : [{ what, off: Math.round(Math.abs(at.getTime() - statusChangedAt.getTime()) / 1_000) }],
    )
    .sort((one, other) => one.off - other.off);
  return near[0]?.what ?? "over";
}
