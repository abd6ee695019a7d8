import { useTranslations } from "use-intl";
import { FieldNoteInput } from "#app/components/moderation/field-note.tsx";
import type { ReplyForm } from "#app/components/ui/reply-form.ts";
import type { SentLine } from "#app/http/forms/format-lines.server.ts";
import type { CaseView } from "./format-case.server.ts";
import { DECISION } from "./decision.ts";

export interface SentProps {
  view: CaseView;
  /** The decision form where notes can be written, else null. */
  form: ReplyForm | null;
}

/** The label of a line and, at the first line of each field, the input of its note. */
export function SentFieldHead({
  row,
  rows,
  view,
  form,
}: { row: SentLine; rows: readonly SentLine[] } & SentProps) {
  const isFirst = rows.find(({ field }) => field === row.field) === row;
  return (
    <>
      {row.label}
      {form && isFirst ? (
        <FieldNoteInput
          field={form.field(`notes.${row.field}`)}
          form={DECISION}
          to={view.party}
          about={row.label}
        />
      ) : null}
    </>
  );
}

/** A line that was left empty. */
export function EmptyValue() {
  const t = useTranslations("admin.case");
  return <span className="muted">{t("empty")}</span>;
}
