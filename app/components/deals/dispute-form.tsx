import { useTranslations } from "use-intl";
import type { SentDrawdown } from "#app/domain/deals/shown-payment.ts";
import { DISPUTE_REASONS_OF } from "#app/domain/codes/reasons.ts";
import { ActForm, useActForm } from "#app/components/ui/act-form.tsx";
import { SelectField, TextareaField } from "#app/components/ui/inputs.tsx";
import { useOptions } from "#app/components/ui/term.tsx";

/** A side disputes a statement on a payment, with a reason and a text. Evidence is added on the dispute's page. */
export function DisputeForm({ of, side }: { of: SentDrawdown; side: "company" | "institution" }) {
  const t = useTranslations("deal.acts");
  const options = useOptions();
  const form = useActForm("dispute", { disputeCode: t("disputeWhy"), disputeNote: t("disputeNote") });
  return (
    <ActForm
      form={form}
      need="evidence"
      className="decision__part"
      sent={of}
      tone="secondary"
      button={t(side === "company" ? "dispute" : "disputeSilence")}
    >
      <SelectField
        {...form.labelled("disputeCode")}
        hint={t("disputeHint")}
        blank={t("disputeChoose")}
        options={options("disputeReasons", DISPUTE_REASONS_OF[side])}
      />
      <TextareaField {...form.labelled("disputeNote")} optional rows={2} />
    </ActForm>
  );
}
