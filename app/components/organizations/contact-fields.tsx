import { TextField } from "#app/components/ui/inputs.tsx";
import type { LabelledForm } from "#app/components/ui/reply-form.ts";

interface ContactFieldsProps {
  form: LabelledForm<"contactName" | "contactPhone" | "contactEmail">;
  required?: boolean;
}

/** Whom to ask at an organization. */
export function ContactFields({ form: { labelled }, required }: ContactFieldsProps) {
  return (
    <>
      <TextField {...labelled("contactName")} width="md" autoComplete="name" required={required} />
      <TextField {...labelled("contactPhone")} width="md" type="tel" autoComplete="tel" required={required} />
      <TextField {...labelled("contactEmail")} type="email" autoComplete="email" required={required} />
    </>
  );
}
