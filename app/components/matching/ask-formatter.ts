import type { ProspectEdit, Reachable } from "#app/domain/matching/criteria/edits.ts";
import { formatDay, formatMoneyShort, formatMonths, formatRate } from "#app/i18n/format.ts";
import type { Labels } from "#app/i18n/labels.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { translator } from "#app/i18n/translator.ts";
import { shareText } from "#app/shared/criterion-words.ts";

/** What a company could do about a near miss, as an instruction; amounts unrounded, as following it must suffice. */
export function askFormatter(
  locale: Locale,
  t: ReturnType<typeof translator<"matching.asks">>,
  term: Labels,
): (edit: ProspectEdit) => string {
  return (edit) => {
    switch (edit.action) {
      case "give":
        return t(`give.${edit.field}`);
      case "clear":
        return t("maxRateBpClear");
      case "wait":
        return t("establishedOn", { to: formatDay(locale, edit.until) });
      case "reach":
        return t(`reach.${edit.field}`, {
          to: typeof edit.to === "bigint" ? formatMoneyShort(locale, edit.to) : shareText(edit.to),
        });
      case "add":
        return t(edit.field, { codes: edit.anyOf.map((code) => term(edit.field, code)).join(t("or")) });
      case "set":
        if (typeof edit.to === "bigint") return t(edit.field, { to: formatMoneyShort(locale, edit.to) });
        if (edit.field === "maxRateBp") return t("maxRateBp", { to: formatRate((edit.to / 100).toFixed(2)) });
        return t(edit.field, { to: formatMonths(locale, edit.to) });
    }
  };
}

const steps: Readonly<Record<Exclude<ProspectEdit["field"], Reachable>, "ask" | "ip" | "company">> = {
  instruments: "ask",
  stage: "ask",
  securities: "ask",
  maxRateBp: "ask",
  amount: "ask",
  amountMinFen: "ask",
  amountMaxFen: "ask",
  term: "ask",
  termMonthsMin: "ask",
  termMonthsMax: "ask",
  recognitions: "ip",
  establishedOn: "company",
  sector: "company",
  district: "company",
};

/** The prospect step for that change; reachable figures are in the figures step. */
export function stepOf({ field }: ProspectEdit): "ask" | "figures" | "ip" | "company" {
  return field in steps ? steps[field as keyof typeof steps] : "figures";
}
