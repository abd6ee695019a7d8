import { useTranslations } from "use-intl";
import { ActForm, useActForm } from "#app/components/ui/act-form.tsx";
import { FormSection } from "#app/components/ui/form.tsx";

interface FactorOnProps {
  recoveryCodesLeft: number;
  isRequired: boolean;
}

/** The second factor counts: its recovery codes, and for whoever may do without it, how to turn it off. */
export function FactorOn({ recoveryCodesLeft, isRequired }: FactorOnProps) {
  const t = useTranslations("accounts.factor.on");
  const renew = useActForm("renew", {});
  const off = useActForm("turn-off", {});
  return (
    <FormSection title={t("title")} text={t("text")}>
      <ActForm form={renew} document button={t("renew")} tone="secondary">
        <p>{t("left", { count: recoveryCodesLeft })}</p>
        <p className="small muted">{t("renewText")}</p>
      </ActForm>
      {isRequired ? null : (
        <ActForm form={off} document button={t("off")} tone="danger">
          <p className="small muted">{t("offText")}</p>
        </ActForm>
      )}
    </FormSection>
  );
}
