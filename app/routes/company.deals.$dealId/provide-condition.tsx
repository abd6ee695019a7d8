import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { shownPaper, useConditionForm } from "#app/components/deals/condition-form.tsx";
import { ActLink } from "#app/components/ui/act-link.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { paths } from "#app/shared/paths.ts";
import { handOverPath } from "#app/shared/hand-over-path.ts";
import type { readDeal } from "#app/services/deals/read-deal.server.ts";

type Read = Awaited<ReturnType<typeof readDeal>>;

interface ProvideConditionProps extends Pick<Read, "isConsented"> {
  condition: Read["conditions"][number];
  introductionId: string;
}

/** What became of a file that was not opened. */
const PAPER_IS = {
  uploading: "paperChecked",
  pending: "paperChecked",
  refused: "paperRefused",
  clean: "paperClosed",
  removed: "paperClosed",
} as const;

/** How a condition precedent is provided: by a new file or a document of the company, on the review of its hand-over. */
export function ProvideCondition({ condition, introductionId, isConsented }: ProvideConditionProps) {
  const { id, may, paper, description } = condition;
  const t = useTranslations("deal.conditions");
  const taken = useConditionForm("take-back-condition", id, {});
  if (may.takeBack) {
    return (
      <PostForm className="row" sent={{ conditionId: id, ...shownPaper(condition) }}>
        <FormErrors errors={taken.errors} refusal={taken.refusal} />
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
          {t(PAPER_IS[paper.status ?? "pending"], { name: paper.name })}
        </p>
      )}
      {paper?.status === "pending" ? null : (
        <div className="row">
          <ActLink need="evidence" to={handOverPath(introductionId, { condition: id })} size="sm">
            {t("handOver")}
            <span className="visually-hidden"> {description}</span>
          </ActLink>
        </div>
      )}
    </div>
  );
}
