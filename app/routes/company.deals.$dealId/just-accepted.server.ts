import type { DoneShown } from "#app/components/review/just-done.tsx";
import type { Commitment } from "#app/domain/codes/commitments.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { formatMoneyExact } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { reviewPaths } from "#app/shared/review-paths.ts";

interface AcceptedDeal {
  status: string;
  commitment: Commitment;
  amountFen: bigint;
  offerId: string;
  offerVersion: number;
  institutionNameZh: string;
  institutionNameEn: string | null;
}

/** What an acceptance has done, on the page of its deal; null once the deal has gone on, whatever its address says. */
export function justAccepted(locale: Locale, deal: AcceptedDeal): DoneShown | null {
  if (deal.status !== "accepted") return null;
  const t = translator(locale, "server.done.accepted");
  const institution = inLanguage(locale, deal.institutionNameZh, deal.institutionNameEn);
  const receipt = (language: Locale) =>
    reviewPaths.receipt("company", deal.offerId, {
      act: "offer-accepted",
      version: deal.offerVersion,
      by: "company",
      language,
    });
  return {
    title: t("title", { institution, amount: formatMoneyExact(locale, deal.amountFen) }),
    text: t("text", { institution, of: deal.commitment }),
    receipts: { en: receipt("en"), "zh-CN": receipt("zh-CN") },
  };
}
