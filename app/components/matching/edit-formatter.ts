import { useLocale, useTranslations } from "use-intl";
import type { CriterionValue } from "#app/domain/matching/criteria/criterion.ts";
import type { MandateEdit } from "#app/domain/matching/criteria/edits.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { translator } from "#app/i18n/translator.ts";
import { formatLimit } from "./format-limit.ts";
import { type TermGroup, useTerm } from "#app/components/ui/term.tsx";

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
  t: ReturnType<typeof translator<"matching">>;
  years: ReturnType<typeof translator<"matching.values">>;
  term: (group: (typeof groups)[keyof typeof groups], code: string) => string;
  /** An instruction to the institution, or the short form for the sidebar. */
  form: "edits" | "changes";
}

type EditFormatter = (edit: MandateEdit, now?: CriterionValue) => string;

export function useMandateEditFormatter(form: EditLanguage["form"]): EditFormatter {
  const t = useTranslations("matching");
  const years = useTranslations("matching.values");
  const term = useTerm();
  return mandateEditFormatter({ locale: useLocale(), t, years, term, form });
}

/** The smallest change of a mandate. `now` is the current value, which only the instruction states. */
export function mandateEditFormatter({ locale, t, years, term, form }: EditLanguage): EditFormatter {
  return (edit, now) => {
    if (edit.action === "clear") return t(`${form}.clear`);
    if (edit.action !== "set") {
      return t(`${form}.${edit.action}`, {
        code: term(groups[edit.field], edit.code),
        field: t(`edits.fields.${edit.field}`),
      });
    }
    const kind = "kind" in edit ? edit.kind : "months";
    const from = now === undefined ? null : passedEnd(now, edit.to);
    const format = (value: bigint | number) => formatLimit({ locale, years }, value, kind);
    return t(`${form}.${edit.field}`, { from: from === null ? "" : format(from), to: format(edit.to) });
  };
}

/** The end of the current range that a new limit moves: the upper one if the limit is above it, else the lower one. */
function passedEnd(now: CriterionValue, to: bigint | number): bigint | number | null {
  if (now.type !== "fen" && now.type !== "months" && now.type !== "percentBp") return null;
  return now.max !== null && to > now.max ? now.max : now.min;
}
