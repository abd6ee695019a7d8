import { useTranslations } from "use-intl";
import { ActForm, useActForm } from "#app/components/ui/act-form.tsx";
import { FormSection } from "#app/components/ui/form.tsx";
import { TextField } from "#app/components/ui/inputs.tsx";
import { Deadline } from "#app/components/ui/when.tsx";

/** An approved recovery whose delay is over: its number begins a new second factor. */
export function UseRecovery({ endsAt, now }: { endsAt: Date; now: Date }) {
  const t = useTranslations("accounts.recovery.own");
  const form = useActForm("begin", { claim: t("claim") });
  return (
    <FormSection
      title={t("usableTitle")}
      text={t.rich("usableText", { until: () => <Deadline at={endsAt} now={now} /> })}
    >
      <ActForm form={form} button={t("begin")}>
        <TextField {...form.labelled("claim")} autoComplete="off" required width="md" />
      </ActForm>
    </FormSection>
  );
}
