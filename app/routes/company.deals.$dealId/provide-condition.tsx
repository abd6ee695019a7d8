import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { ConditionForm, useConditionForm } from "#app/components/deals/condition-form.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { SelectField, TextareaField } from "#app/components/ui/inputs.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { paths } from "#app/shared/paths.ts";
import type { readDeal } from "#app/services/deals/read-deal.server.ts";

type Read = Awaited<ReturnType<typeof readDeal>>;

interface ProvideConditionProps {
  condition: Read["conditions"][number];
  openFiles: Read["openFiles"];
  introductionId: string;
}

/** Provides a condition precedent, with a document that is open to the institution and a note; or withdraws it. */
export function ProvideCondition({
  condition: { id, may },
  openFiles,
  introductionId,
}: ProvideConditionProps) {
  const t = useTranslations("deal.conditions");
  const labels = { documentId: t("document"), providedNote: t("providedNote") };
  const form = useConditionForm("provide", id, labels);
  const taken = useConditionForm("take-back-condition", id, {});
  if (may.takeBack) {
    return (
      <PostForm className="row" sent={{ conditionId: id }}>
        <RefusalNotice refusal={taken.refusal} />
        <SubmitButton tone="secondary" size="sm" act={taken.act}>
          {t("takeBack")}
        </SubmitButton>
      </PostForm>
    );
  }
  if (!may.provide) return null;
  return (
    <ConditionForm form={form} summary={t("provide")} look="btn btn-secondary btn-sm" button={t("provide")}>
      <SelectField
        {...form.labelled("documentId")}
        optional
        blank={t("noDocument")}
        options={openFiles.map(({ documentId, name }) => ({ value: documentId, label: name }))}
      />
      <p className="small">
        <Link to={paths.company.introductionDocuments(introductionId)}>{t("openMore")}</Link>
      </p>
      <TextareaField {...form.labelled("providedNote")} optional rows={2} />
    </ConditionForm>
  );
}
