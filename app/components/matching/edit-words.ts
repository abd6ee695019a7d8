import { useLocale, useTranslations } from "use-intl";
import type { CriterionValue } from "#app/domain/matching/criteria/criterion.ts";
import type { MandateEdit } from "#app/domain/matching/criteria/edits.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { translator } from "#app/i18n/translator.ts";
import { saidNumber } from "./said-number.ts";
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

/** What formatting edits needs, in a view or on the server. */
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
  const term = useTerm();
  return mandateEditWords({ locale: useLocale(), t, years, term });
}

/** The smallest change of a mandate, as an instruction to its institution. `now` is the current value. */
export function mandateEditWords({ locale, t, years, term }: EditLanguage): EditWords {
  return (edit, now) => {
    if (edit.action === "clear") return t("clear");
    if (edit.action !== "set") {
      return t(edit.action, { code: term(groups[edit.field], edit.code), field: t(`fields.${edit.field}`) });
    }
    const kind = "kind" in edit ? edit.kind : "months";
    const from = passedEnd(now, edit.to);
    const said = (value: bigint | number) => saidNumber({ locale, years }, value, kind);
    return t(edit.field, { from: from === null ? "" : said(from), to: said(edit.to) });
  };
}

/** The end of the current range that a new limit moves: the upper one if the limit is above it, else the lower one. */
function passedEnd(now: CriterionValue, to: bigint | number): bigint | number | null {
  if (now.type !== "fen" && now.type !== "months" && now.type !== "percentBp") return null;
  return now.max !== null && to > now.max ? now.max : now.min;
}
