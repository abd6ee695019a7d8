import { isOpenOffer, type OfferStatus } from "#app/domain/offers/lifecycle.ts";
import { type SuspendedShown, suspendedShown } from "#app/http/answers/suspended-ask.server.ts";
import type { Locale } from "#app/i18n/locale.ts";

interface OfferOnAsk {
  status: OfferStatus;
  dealId: string | null;
  expiresAt: Date | null;
  askSuspendedAt: Date | null;
}

/** That the ask of an offer is suspended, and what that means for the offer; null of any other, and of one that is over. */
export function suspendedOffer(locale: Locale, offer: OfferOnAsk, now: Date): SuspendedShown {
  const { status, dealId, expiresAt, askSuspendedAt: since } = offer;
  if (dealId !== null) return suspendedShown(locale, "institution", since, ["deal"]);
  if (isOpenOffer(status) && expiresAt !== null && expiresAt > now)
    return suspendedShown(locale, "institution", since, [{ offerUntil: expiresAt, now }]);
  const isDraft = status === "drafted" || status === "approved_internally";
  return isDraft ? suspendedShown(locale, "institution", since, ["draft"]) : null;
}
