import { isConsented } from "#app/domain/introductions/lifecycle.ts";
import { isOpenOffer } from "#app/domain/offers/lifecycle.ts";
import {
  type Standing,
  type StoppedShown,
  stoppedShown,
} from "#app/http/answers/stopped-institution.server.ts";
import {
  suspendedSince,
  type SuspendedShown,
  suspendedShown,
} from "#app/http/answers/suspended-ask.server.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type {
  CurrentProspect,
  MetInstitution,
} from "#app/services/prospects/read-company-dashboard.server.ts";

export type ShownInstitution = MetInstitution & { stopped: StoppedShown };
export type ShownProspect = Omit<CurrentProspect, "met"> & {
  met: ShownInstitution[];
  /** That the prospect itself is suspended. */
  suspended: SuspendedShown;
};

/** The same, with what can't go on with institutions that are suspended or have left. */
export function withStopped(locale: Locale, current: CurrentProspect, now: Date): ShownProspect {
  return {
    ...current,
    suspended: suspendedShown(locale, "company", suspendedSince(current.prospect), ["why"]),
    met: current.met.map((row) => {
      const what = standingOf(row, now);
      return { ...row, stopped: what && stoppedShown(locale, row, what, now) };
    }),
  };
}

/** What a stopped institution leaves open of it; null of what is over, and of a deal, which goes on. */
function standingOf(row: MetInstitution, now: Date): Standing | null {
  const { introductionStatus: status, answerBy, offerStatus, offerExpiresAt: until, dealId } = row;
  if (dealId !== null) return null;
  if (offerStatus !== null && isOpenOffer(offerStatus) && until !== null && until > now)
    return { of: "offer", until };
  if (status === "consent_pending") return { of: "request", until: answerBy };
  if (status === "requested") return { of: "asked", until: answerBy };
  return isConsented(status) ? { of: "consent", until: null } : null;
}
