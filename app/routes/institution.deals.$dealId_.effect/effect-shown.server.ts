import { formatMoneyExact, formatShare } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { guaranteedPercent } from "#app/domain/offers/terms/offer-terms.ts";
import type { reviewEffect } from "#app/services/deals/review-effect.server.ts";
import { dealTitle, partyOfDeal } from "#app/shared/deal-steps/title.server.ts";

type Review = Awaited<ReturnType<typeof reviewEffect>>;

/** The texts of the review of a guarantee's start: formatted here, so that no browser loads them. */
export function effectShown(locale: Locale, { deal, terms, condition, waiver, whyNot }: Review) {
  const t = translator(locale, "binding.effect");
  const name = dealTitle(locale, deal, "institution");
  const other = partyOfDeal(locale, deal, "institution") || name;
  const amount = formatMoneyExact(locale, deal.amountFen);
  const isWords = condition?.status === "requested";
  const how = waiver !== null ? "waived" : isWords ? "words" : "paper";
  const loanFen = terms.instrument === "record" ? null : terms.amountFen;
  return {
    page: t("page", { other }),
    title: t("title"),
    name,
    act: t(waiver === null ? "act" : "actWaiver"),
    back: t("back"),
    facts: [
      { key: "amount", label: t("amount"), value: amount },
      ...(loanFen === null
        ? []
        : [
            { key: "loan", label: t("loan"), value: formatMoneyExact(locale, loanFen) },
            { key: "part", label: t("part"), value: formatShare(guaranteedPercent(terms)) },
          ]),
      ...(condition === null
        ? []
        : [{ key: "condition", label: t("condition"), value: condition.description }]),
    ],
    how: t("how"),
    settledBy: condition === null ? null : settledBy(locale, condition, waiver),
    satisfyBy: translator(locale, "deal.conditions")("satisfyBy"),
    follows:
      whyNot === null
        ? [
            t("inForce", { amount }),
            t("used", { amount }),
            t("final"),
            t("complete", { other }),
            t("read", { other, how }),
          ]
        : [],
  };
}

/** How the condition is settled, in words; the file is named beside it by its link. */
function settledBy(
  locale: Locale,
  { status, fileId, documentId, providedNote }: NonNullable<Review["condition"]>,
  waiver: Review["waiver"],
): string | null {
  const t = translator(locale, "binding.effect");
  if (waiver !== null) return t("waived", { reason: waiver.reason });
  if (status === "requested") return t("words");
  if (fileId !== null) return null;
  if (documentId !== null) return t("closedPaper");
  return providedNote === null ? null : t("stated", { note: providedNote });
}
