import type { ReplyForm } from "#app/components/ui/reply-form.ts";
import { NotedText } from "#app/components/prospects/editor/noted-text.tsx";

interface FieldsProps {
  form: ReplyForm;
  note: (field: string) => string | undefined;
}

/** What may be added after the submission. */
const LATER = ["market", "growthPlan", "customers"] as const;

/** The company's business and plans, without its name. */
export function BusinessFields({ form, note }: FieldsProps) {
  return (
    <>
      <NotedText form={form} of="business.headline" hint="headline" note={note("headline")} />
      <NotedText form={form} of="business.product" hint="product" note={note("product")} rows={5} />
      {LATER.map((field) => (
        <NotedText
          key={field}
          form={form}
          of={`business.${field}`}
          hint={field}
          note={note(field)}
          rows={5}
          optional
        />
      ))}
    </>
  );
}
