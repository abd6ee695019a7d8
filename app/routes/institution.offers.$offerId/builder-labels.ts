import { useTranslations } from "use-intl";
import { DETAIL_FIELDS } from "#app/domain/offers/terms/detail-fields.ts";
import { FEE_LINES } from "#app/domain/offers/form/offer-units.ts";

export type BuilderLabels = Readonly<Record<BuilderField, string>> & Readonly<Record<string, string>>;
type BuilderField =
  | "instrument"
  | "amountFen"
  | "rateBasis"
  | "fixedRatePercent"
  | "lprTerm"
  | "spreadBp"
  | "rateReset"
  | "termMonths"
  | "repaymentMethod"
  | "fees"
  | "securityKinds"
  | "conditionsText"
  | "drawdownDays"
  | "expiresOn"
  | "note"
  | "limit"
  | "seasonMonths"
  | "postMoneyFen"
  | "poolPercent"
  | "holdings"
  | "preferenceTimes"
  | "participation"
  | "boardSeats";

/**
 * Labels of the builder's fields, also for the error summary. Shares are closed on, loans drawn, guarantees take
 * effect.
 */
export function useBuilderLabels(of: "loan" | "equity" | "guarantee"): BuilderLabels {
  const t = useTranslations("offer.builder.fields");
  const own = useTranslations("offer.details");
  const guarantee = useTranslations("offer.guarantee");
  const isGuarantee = of === "guarantee";
  const lines = Array.from({ length: FEE_LINES }, (_, line) => {
    const label = t("fee", { line: line + 1 });
    return [
      `fees[${line}].kind`,
      `fees[${line}].amountFen`,
      `fees[${line}].percent`,
      `fees[${line}].timing`,
    ].map((name) => [name, label] as const);
  });
  return {
    instrument: t("instrument"),
    amountFen: isGuarantee ? guarantee("loan") : t("amountFen"),
    rateBasis: t("rateBasis"),
    fixedRatePercent: t("fixedRatePercent"),
    lprTerm: t("lprTerm"),
    spreadBp: t("spreadBp"),
    rateReset: t("rateReset"),
    termMonths: t("termMonths"),
    repaymentMethod: t("repaymentMethod"),
    fees: t("fees"),
    securityKinds: isGuarantee ? guarantee("security") : t("securityKinds"),
    conditionsText: isGuarantee
      ? guarantee("conditions")
      : t(of === "equity" ? "conditionsTextEquity" : "conditionsText"),
    drawdownDays: t("drawdownDays"),
    expiresOn: t("expiresOn"),
    note: t("note"),
    limit: t("limit"),
    seasonMonths: t("seasonMonths"),
    postMoneyFen: t("postMoneyFen"),
    poolPercent: t("poolPercent"),
    holdings: t("holdings"),
    preferenceTimes: t("preferenceTimes"),
    participation: t("participation"),
    boardSeats: t("boardSeats"),
    ...Object.fromEntries(DETAIL_FIELDS.map((name) => [`details.${name}`, own(name)])),
    securityNotes: t("securityKinds"),
    ...Object.fromEntries(lines.flat()),
  };
}
