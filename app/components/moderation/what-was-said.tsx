import { useTranslations } from "use-intl";
import type { FieldNote } from "#app/domain/moderation/notes.ts";
import { FactList } from "../ui/facts.tsx";
import { useTerm } from "../ui/term.tsx";

interface WhatWasSaidProps {
  of: "moderationReasons" | "institutionReasons";
  said: { reasonCodes: readonly string[]; fieldNotes: readonly FieldNote[]; note: string | null };
  labelOf: (field: string) => string | undefined;
}

/** An admin's message with a decision: its codes, a note for each field, and the text. */
export function WhatWasSaid({ of, said, labelOf }: WhatWasSaidProps) {
  const t = useTranslations("institution.said");
  const words = useTranslations("common.words");
  const term = useTerm();
  const reasons = said.reasonCodes.map((code) => term(of, code)).join(words("comma"));
  return (
    <FactList
      facts={[
        ...(reasons === "" ? [] : [{ key: "codes", label: t("reasons"), value: reasons }]),
        ...said.fieldNotes.map(({ field, note }) => ({
          key: field,
          label: labelOf(field) ?? field,
          value: note,
        })),
        ...(said.note ? [{ key: "note", label: t("note"), value: said.note }] : []),
      ]}
    />
  );
}
