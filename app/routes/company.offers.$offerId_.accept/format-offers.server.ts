import type { HeldOffer } from "#app/domain/offers/negotiation/held-offers.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { formatMoneyShort } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { runningNumber } from "#app/lib/running-number.ts";

/** Of more, the rest is counted. */
const NAMED = 12;

/** Other offers, such as those that go on hold, in one text: whose, which, and of how much. */
export function formatOtherOffers(locale: Locale, offers: readonly HeldOffer[]): string {
  const t = translator(locale, "server.heldOffers");
  const named = offers.slice(0, NAMED).map(({ institution, number, amountFen }) =>
    t("one", {
      institution: inLanguage(locale, institution.nameZh, institution.nameEn),
      number: runningNumber("offer", number),
      amount: formatMoneyShort(locale, amountFen),
    }),
  );
  const more = offers.length - named.length;
  return [...named, ...(more > 0 ? [t("more", { count: more })] : [])].join(t("between"));
}
