import { useTranslations } from "use-intl";
import { useName } from "#app/components/moderation/use-name.ts";
import { ErrorSummary, PostForm } from "#app/components/ui/form.tsx";
import { SelectField, TextareaField } from "#app/components/ui/inputs.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { usePageForm } from "#app/components/ui/reply-form.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { formatAmount } from "#app/i18n/format.ts";
import type { UnbilledFee } from "./unbilled-table.tsx";

/** The form that proposes to waive one of the fees on the page. */
export function ProposeWaiver({ rows }: { rows: readonly UnbilledFee[] }) {
  const t = useTranslations("billing-admin.fees");
  const name = useName();
  const form = usePageForm("propose-waiver", { feeId: t("which"), reason: t("reason") });
  return (
    <PostForm id={form.id} submit={t("act")}>
      <ErrorSummary errors={form.errors} />
      <RefusalNotice refusal={form.refusal} />
      <p>{t("proposeText")}</p>
      <SelectField
        {...form.labelled("feeId")}
        blank=""
        width="full"
        options={rows.map((row) => ({
          value: row.id,
          label: t("whichOption", {
            institution: name(row),
            deal: runningNumber("deal", row.dealNumber),
            amount: formatAmount(row.grossFen),
          }),
        }))}
      />
      <TextareaField {...form.labelled("reason")} hint={t("reasonHint")} rows={3} />
    </PostForm>
  );
}
