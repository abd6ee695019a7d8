import { useTranslations } from "use-intl";
import { SelectField, TextareaField } from "#app/components/ui/inputs.tsx";
import { useOptions } from "#app/components/ui/term.tsx";
import { COMPANY_DECLINE_REASONS } from "#app/domain/codes/reasons.ts";
import type { ReadRound } from "#app/domain/offers/form/read-round.ts";
import { useActForm, ActForm } from "#app/components/ui/act-form.tsx";

/** The company declines, with a reason. `isOnly`: nothing else can be answered. */
export function DeclineOffer({ version, rounds, isOnly = false }: ReadRound & { isOnly?: boolean }) {
  const t = useTranslations("offer.answer");
  const options = useOptions();
  const form = useActForm("decline", { reasonCode: t(isOnly ? "whyOnly" : "why"), note: t("words") });
  return (
    <ActForm form={form} className="decision__part" tone="secondary" button={t("decline")}>
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="rounds" value={rounds} />
      <SelectField
        {...form.labelled("reasonCode")}
        blank={t("choose")}
        options={options("companyDeclineReasons", COMPANY_DECLINE_REASONS)}
      />
      <TextareaField {...form.labelled("note")} hint={t("wordsHint")} optional rows={2} />
    </ActForm>
  );
}
