import { useTranslations } from "use-intl";
import type { FieldNote } from "#app/domain/moderation/notes.ts";
import { FactList } from "../ui/facts.tsx";
import { TermList, type TermGroup } from "../ui/term.tsx";

/** What an admin said with a decision: its codes, a note for each field, and the letter. */
export function WhatWasSaid({
  of,
  said,
  labelOf,
}: {
  of: Extract<TermGroup, "moderationReasons" | "institutionReasons">;
  said: { reasonCodes: readonly string[]; fieldNotes: readonly FieldNote[]; note: string | null };
  labelOf: (field: string) => string | undefined;
}) {
  const t = useTranslations("institution.said");
  return (
    <FactList
      facts={[
        ...(said.reasonCodes.length > 0
          ? [{ key: "codes", label: t("reasons"), value: <TermList of={of} codes={said.reasonCodes} /> }]
          : []),
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
