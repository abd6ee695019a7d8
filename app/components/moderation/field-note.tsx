import { useTranslations } from "use-intl";
import type { FieldSource } from "../ui/field.tsx";
import { More } from "../ui/disclosure.tsx";
import { TextareaField } from "../ui/inputs.tsx";

interface FieldNoteInputProps {
  field: FieldSource;
  form: string;
  to: "company" | "institution";
  about: string;
}

/** The input of a note on one field: it is next to the field and belongs to the decision form. */
export function FieldNoteInput({ field, form, to, about }: FieldNoteInputProps) {
  const t = useTranslations("admin.case");
  const label = t(to === "company" ? "note" : "noteInstitution");
  const hasText = field.defaultValue !== undefined && field.defaultValue !== "";
  return (
    <More
      open={hasText || (field.errors?.length ?? 0) > 0}
      summary={
        <>
          {label}
          <span className="visually-hidden">: {about}</span>
        </>
      }
    >
      <TextareaField field={field} label={`${label}: ${about}`} hideLabel rows={2} form={form} />
    </More>
  );
}
