import { useLocale, useTranslations } from "use-intl";
import { formatLimit } from "#app/components/matching/format-limit.ts";
import { useTerm } from "#app/components/ui/term.tsx";
import type { MandateEdit } from "#app/domain/matching/criteria/edits.ts";

const groups = {
  instruments: "instruments",
  sectorsIncluded: "sectors",
  sectorsExcluded: "sectors",
  districts: "districts",
  stages: "stages",
  securitiesAccepted: "securities",
  recognitionsAny: "recognitions",
} as const;

/** A change that would make more prospects eligible, in short form for the rail. */
export function useChangeFormatter(): (edit: MandateEdit) => string {
  const locale = useLocale();
  const t = useTranslations("matching.changes");
  const fields = useTranslations("matching.edits.fields");
  const years = useTranslations("matching.values");
  const term = useTerm();
  return (edit) => {
    if (edit.action === "clear") return t("clear");
    if (edit.action !== "set") {
      return t(edit.action, { code: term(groups[edit.field], edit.code), field: fields(edit.field) });
    }
    const kind = "kind" in edit ? edit.kind : "months";
    return t(edit.field, { to: formatLimit({ locale, years }, edit.to, kind) });
  };
}
