import { useTranslations } from "use-intl";
import { DETAIL_FIELDS } from "#app/domain/offers/terms/detail-fields.ts";
import { FEE_LINES } from "#app/domain/offers/form/offer-units.ts";

/** Fields whose labels are the same for all offers. */
const PLAIN_FIELDS = [
  "instrument",
  "rateBasis",
  "fixedRatePercent",
  "lprTerm",
  "spreadBp",
  "rateReset",
  "termMonths",
  "repaymentMethod",
  "seasonMonths",
  "fees",
  "limit",
  "drawdownDays",
  "postMoneyFen",
  "poolPercent",
  "holdings",
  "preferenceTimes",
  "participation",
  "boardSeats",
  "expiresOn",
  "note",
] as const;
type BuilderField = (typeof PLAIN_FIELDS)[number] | "amountFen" | "securityKinds" | "conditionsText";
export type BuilderLabels = Readonly<Record<BuilderField, string>> & Readonly<Record<string, string>>;

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
  const plain = Object.fromEntries(PLAIN_FIELDS.map((name) => [name, t(name)]));
  return {
    ...(plain as Record<(typeof PLAIN_FIELDS)[number], string>),
    amountFen: isGuarantee ? guarantee("loan") : t("amountFen"),
    securityKinds: isGuarantee ? guarantee("security") : t("securityKinds"),
    conditionsText: isGuarantee
      ? guarantee("conditions")
      : t(of === "equity" ? "conditionsTextEquity" : "conditionsText"),
    ...Object.fromEntries(DETAIL_FIELDS.map((name) => [`details.${name}`, own(name)])),
    securityNotes: t("securityKinds"),
    ...Object.fromEntries(lines.flat()),
  };
}
