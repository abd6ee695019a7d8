import { ActForm, type ButtonFormProps, useActForm } from "#app/components/ui/act-form.tsx";
import { TextField } from "#app/components/ui/inputs.tsx";

interface InvoicesFormProps extends ButtonFormProps {
  label: string;
  hint: string;
  /** Their numbers before anything is typed. */
  stored?: string | undefined;
}

/** An act on invoices, which are named by their numbers. */
export function InvoicesForm({ act, label, hint, stored, children, ...rest }: InvoicesFormProps) {
  const form = useActForm(act, { invoices: label }, { invoices: stored });
  return (
    <ActForm form={form} {...rest}>
      {children}
      <TextField {...form.labelled("invoices")} hint={hint} width="md" required />
    </ActForm>
  );
}
