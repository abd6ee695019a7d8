import { useLocale, useTranslations } from "use-intl";
import type { EquityTerms } from "#app/domain/offers/equity/equity-terms.ts";
import { lastPaymentOn } from "#app/domain/offers/cost/last-payment.ts";
import type { LoanTerms } from "#app/domain/offers/terms/loan-terms.ts";
import { formatPercent } from "#app/i18n/format-percent.ts";
import { formatDay } from "#app/i18n/format.ts";
import type { Fact } from "#app/components/ui/facts.tsx";
import { Money } from "#app/components/ui/money.tsx";

type Value = string | number | bigint | undefined;

/** A term by its name: an amount, a percentage, a day, or a code. */
function useTermFact(): (name: string, value: Value) => Fact[] {
  const t = useTranslations("offer.details");
  const locale = useLocale();
  const has = t.has as (key: string) => boolean;
  const format = t as (key: string, values?: Record<string, string | number>) => string;
  return (name, value) => {
    if (value === undefined) return [];
    const label = format(name);
    if (typeof value === "bigint") return [{ key: name, label, value: <Money fen={value} /> }];
    const text = String(value);
    if (has(`words.${text}`)) return [{ key: name, label, value: format(`words.${text}`) }];
    if (name === "resetBp") return [{ key: name, label, value: format("points", { points: text }) }];
    if (name.endsWith("Percent")) return [{ key: name, label, value: formatPercent(text) }];
    if (name.endsWith("On")) return [{ key: name, label, value: formatDay(locale, text) }];
    return [{ key: name, label, value: text }];
  };
}

/** Terms of an instrument's term sheet beyond those of all debt. */
export function useDetailFacts(): (terms: LoanTerms) => Fact[] {
  const fact = useTermFact();
  const locale = useLocale();
  const t = useTranslations("offer.details");
  return ({ details, termMonths, seasonMonths, rateBasis, rateReset }) => {
    const isDated = details?.kind === "dated_loan";
    const seasons =
      seasonMonths === undefined
        ? []
        : [
            {
              key: "seasonMonths",
              label: t(isDated ? "seasonMonthsOfYear" : "seasonMonths"),
              value: new Intl.ListFormat(locale).format(seasonMonths.map(String)),
            },
          ];
    const follows = rateBasis === "lpr" && rateReset === "each_january";
    const isChangeStated = isDated && details.resetBp !== undefined;
    const assumed =
      follows && !isChangeStated ? [{ key: "assumed", label: t("resetBp"), value: t("lprStays") }] : [];
    const own = Object.entries(details ?? {}).filter(([name]) => name !== "kind");
    const end = isDated ? fact("lastPaymentOn", lastPaymentOn(details, termMonths)) : [];
    return [...seasons, ...assumed, ...own.flatMap(([name, value]) => fact(name, value)), ...end];
  };
}

/** An equity term sheet except its amount. */
export function useEquityFacts(): (terms: EquityTerms) => Fact[] {
  const fact = useTermFact();
  return ({ postMoneyFen, poolPercent, preferenceTimes, participation, boardSeats }) =>
    Object.entries({ postMoneyFen, poolPercent, preferenceTimes, participation, boardSeats }).flatMap(
      ([name, value]) => fact(name, value),
    );
}
