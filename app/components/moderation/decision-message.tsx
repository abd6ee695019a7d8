import { useTranslations } from "use-intl";
import type { FieldNote } from "#app/domain/moderation/notes.ts";
import { Fact, FactList } from "#app/components/ui/facts.tsx";
import { useTerm } from "#app/components/ui/term.tsx";

interface WhatWasSaidProps {
  of: "moderationReasons" | "institutionReasons";
  decision: { reasonCodes: readonly string[]; fieldNotes: readonly FieldNote[]; note: string | null };
  labelOf: (field: string) => string | undefined;
}

/** An admin's message with a decision: its codes, a note for each field, and the text. */
export function DecisionMessage({ of, decision, labelOf }: WhatWasSaidProps) {
  const t = useTranslations("institution.said");
  const words = useTranslations("common.words");
  const term = useTerm();
  const reasons = decision.reasonCodes.map((code) => term(of, code)).join(words("comma"));
  return (
    <FactList>
      {reasons === "" ? null : <Fact label={t("reasons")} value={reasons} />}
      {decision.fieldNotes.map(({ field, note }) => (
        <Fact key={field} label={labelOf(field) ?? field} value={note} />
      ))}
      {decision.note ? <Fact label={t("note")} value={decision.note} /> : null}
    </FactList>
  );
}
