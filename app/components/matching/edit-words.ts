import { useLocale, useTranslations } from "use-intl";
import type { CriterionValue } from "#app/domain/matching/criterion.ts";
import type { MandateEdit } from "#app/domain/matching/edits.ts";
import { formatMoneyShort, formatMonths, formatRate } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { translator } from "#app/i18n/translator.ts";
import { type TermGroup, useTerm } from "../ui/term.tsx";

const groups = {
  instruments: "instruments",
  sectorsIncluded: "sectors",
  sectorsExcluded: "sectors",
  districts: "districts",
  stages: "stages",
  securitiesAccepted: "securities",
  recognitionsAny: "recognitions",
} as const satisfies Record<string, TermGroup>;

/** What it takes to put edits into words, in a view or on the server. */
interface EditLanguage {
  locale: Locale;
  t: ReturnType<typeof translator<"matching.edits">>;
  years: ReturnType<typeof translator<"matching.values">>;
  term: (group: (typeof groups)[keyof typeof groups], code: string) => string;
}

type EditWords = (edit: MandateEdit, now: CriterionValue) => string;

export function useMandateEditWords(): EditWords {
  const t = useTranslations("matching.edits");
  const years = useTranslations("matching.values");
  const term = useTerm("instruments", "sectors", "districts", "stages", "securities", "recognitions");
  return mandateEditWords({ locale: useLocale(), t, years, term });
}

/** The smallest change of a mandate, as an instruction to its institution. `now` is the value as it stands. */
export function mandateEditWords({ locale, t, years, term }: EditLanguage): EditWords {
  const age = (months: number) => years("years", { count: Math.round((months / 12) * 10) / 10 });
  const rate = (bp: number) => formatRate((bp / 100).toFixed(2));

  return (edit, now) => {
    switch (edit.field) {
      case "minRevenueFen":
      case "amountMinFen":
      case "amountMaxFen": {
        const from = now.type === "fen" ? (edit.field === "amountMaxFen" ? now.max : now.min) : null;
        const said = (fen: bigint) => formatMoneyShort(locale, fen);
        return t(edit.field, { from: from === null ? "" : said(from), to: said(edit.to) });
      }
      case "termMonthsMin":
      case "termMonthsMax": {
        const from = now.type === "months" ? (edit.field === "termMonthsMax" ? now.max : now.min) : null;
        return t(edit.field, {
          from: from === null ? "" : formatMonths(locale, from),
          to: formatMonths(locale, edit.to),
        });
      }
      case "minAgeMonths":
        return t(edit.field, {
          from: now.type === "months" && now.min !== null ? age(now.min) : "",
          to: age(edit.to),
        });
      case "priceMinBp":
        return t(edit.field, {
          from: now.type === "percentBp" && now.min !== null ? rate(now.min) : "",
          to: rate(edit.to),
        });
      default: {
        if (edit.action === "clear") return t("clear");
        const field = t(`fields.${edit.field}`);
        return t(edit.action, { code: term(groups[edit.field], edit.code), field });
      }
    }
  };
}
