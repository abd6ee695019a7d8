import type { DisputingSide } from "#app/domain/deals/dispute.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { runningNumber } from "#app/lib/running-number.ts";

interface NamedDispute {
  dealNumber: bigint;
  openedBy: DisputingSide;
  /** Null to an institution whose consent doesn't open them now. */
  companyNameZh: string | null;
  companyNameEn: string | null;
  institutionNameZh: string;
  institutionNameEn: string | null;
}

/** The title of a dispute: the other side, or for an admin who disputes with whom; its number where a name is hidden. */
export function disputeTitle(locale: Locale, dispute: NamedDispute, viewer: DisputingSide | "admin"): string {
  const t = translator(locale, "dispute");
  const company = inLanguage(locale, dispute.companyNameZh, dispute.companyNameEn);
  const institution = inLanguage(locale, dispute.institutionNameZh, dispute.institutionNameEn);
  if (viewer === "admin") {
    const [by, against] = dispute.openedBy === "company" ? [company, institution] : [institution, company];
    return t("list.against", { by, against });
  }
  const other = viewer === "company" ? institution : company;
  const number = runningNumber("deal", dispute.dealNumber);
  return other === "" ? t("title", { number }) : t("titleWith", { other });
}
