import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { ConditionForm, useConditionForm } from "#app/components/deals/condition-form.tsx";
import { lazyView } from "#app/components/layout/lazy-view.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { SelectField, TextareaField } from "#app/components/ui/inputs.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { paths } from "#app/shared/paths.ts";
import { useReply } from "#app/shared/reply.ts";
import type { readDeal } from "#app/services/deals/read-deal.server.ts";

type Read = Awaited<ReturnType<typeof readDeal>>;

/** Loaded late: few deals are at their conditions. */
const FileUpload = lazyView(() =>
  import("#app/components/documents/file-upload.tsx").then((view) => view.FileUpload),
);

interface ProvideConditionProps extends Pick<Read, "openFiles" | "isConsented"> {
  condition: Read["conditions"][number];
  /** The page's last upload concerns this condition. */
  isAnswered: boolean;
  introductionId: string;
  page: string;
}

/** How a condition precedent is provided: by a file, or by a document that is open to the institution already. */
export function ProvideCondition(props: ProvideConditionProps) {
  const { condition, introductionId, page, isConsented, isAnswered } = props;
  const { id, may, paper, description } = condition;
  const t = useTranslations("deal.conditions");
  const reply = useReply("upload");
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
  if (!may.upload) return null;
  if (!isConsented) {
    return (
      <p className="small">
        {t("noConsent")} <Link to={paths.company.introduction(introductionId)}>{t("toConsent")}</Link>
      </p>
    );
  }
  return (
    <div className="stack">
      {paper === null ? null : (
        <p className="small" role="status">
          {t(paper.isRefused ? "paperRefused" : "paperChecked", { name: paper.name })}
        </p>
      )}
      {paper !== null && !paper.isRefused ? null : (
        <FileUpload
          id={`upload-${id}`}
          page={page}
          posted={isAnswered ? reply : {}}
          sent={{ condition: id, kind: "other" }}
          labels={{ condition: t("condition"), kind: t("condition") }}
          name={description}
        />
      )}
      {may.provide ? <NameDocument {...props} /> : null}
    </div>
  );
}

function NameDocument({ condition: { id }, openFiles, introductionId }: ProvideConditionProps) {
  const t = useTranslations("deal.conditions");
  const labels = { documentId: t("document"), providedNote: t("providedNote") };
  const form = useConditionForm("provide", id, labels);
  return (
    <ConditionForm form={form} summary={t("nameDocument")} button={t("provide")}>
      <SelectField
        {...form.labelled("documentId")}
        blank={t("chooseDocument")}
        options={openFiles.map(({ documentId, name }) => ({ value: documentId, label: name }))}
      />
      <p className="small">
        <Link to={paths.company.introductionDocuments(introductionId)}>{t("openMore")}</Link>
      </p>
      <TextareaField {...form.labelled("providedNote")} optional rows={2} />
    </ConditionForm>
  );
}
