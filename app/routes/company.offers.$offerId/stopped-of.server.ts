import { isOpenOffer } from "#app/domain/offers/lifecycle.ts";
import type { OfferView } from "#app/domain/offers/view.ts";
import { type StoppedShown, stoppedShown } from "#app/http/answers/stopped-institution.server.ts";
import { suspendedShown } from "#app/http/answers/suspended-ask.server.ts";
import type { Locale } from "#app/i18n/locale.ts";

/** Why an open offer can't be answered now: its institution, or the company's own ask, is suspended. Null of any other offer. */
export function stoppedOf(
  locale: Locale,
  offer: OfferView,
  askSuspendedAt: Date | null,
  now: Date,
): StoppedShown {
  const { status, expiresAt: until, institution } = offer;
  if (!isOpenOffer(status) || until === null || until <= now) return null;
  const row = {
    institutionNameZh: institution.nameZh,
    institutionNameEn: institution.nameEn,
    institutionStatus: institution.status,
    institutionStoppedAt: institution.stoppedAt,
  };
  return (
    stoppedShown(locale, row, { of: "offer", until }, now) ??
    suspendedShown(locale, "company", askSuspendedAt, [{ offerUntil: until, now }, "why"])
  );
}
