import { useTranslations } from "use-intl";
import { useActForm } from "#app/components/ui/act-form.tsx";
import { DateField, TextField } from "#app/components/ui/inputs.tsx";
import type { Horizon } from "#app/domain/horizons.ts";
import type { BoundKind } from "#app/domain/offers/terms/bound-kind.ts";
import type { readDeal } from "#app/services/deals/read-deal.server.ts";

export interface PaymentFormProps {
  underway: NonNullable<Awaited<ReturnType<typeof readDeal>>["underway"]>;
  /** Whose words the deal has. */
  kind: BoundKind;
  today: string;
  paidWithin: Horizon;
}

/** The form in which an institution states that it paid. */
export function usePaymentForm(today: string) {
  const t = useTranslations("deal.acts");
  const labels = { valueDate: t("valueDate"), paymentReference: t("reference") };
  return useActForm("fund", labels, { valueDate: today });
}

interface PaymentFieldsProps extends Pick<PaymentFormProps, "paidWithin"> {
  form: ReturnType<typeof usePaymentForm>;
}

/** The day and the reference of a payment. */
export function PaymentFields({ form, paidWithin }: PaymentFieldsProps) {
  const t = useTranslations("deal.acts");
  return (
    <>
      <DateField {...form.labelled("valueDate")} within={paidWithin} />
      <TextField {...form.labelled("paymentReference")} hint={t("referenceHint")} width="md" />
    </>
  );
}
