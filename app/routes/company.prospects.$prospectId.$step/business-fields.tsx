import type { ReplyForm } from "#app/components/ui/reply-form.ts";
import { NotedText } from "./noted-text.tsx";

interface FieldsProps {
  form: ReplyForm;
  note: (field: string) => string | undefined;
}

/** The company's business and plans, without its name. */
export function BusinessFields({ form, note }: FieldsProps) {
  return (
    <>
      <NotedText form={form} of="business.headline" hint="headline" note={note("headline")} />
      <NotedText form={form} of="business.product" hint="product" note={note("product")} rows={5} />
      <NotedText form={form} of="business.market" hint="market" note={note("market")} rows={5} />
      <NotedText form={form} of="business.growthPlan" hint="growthPlan" note={note("growthPlan")} rows={5} />
      <NotedText form={form} of="business.customers" hint="customers" note={note("customers")} rows={4} />
    </>
  );
}
