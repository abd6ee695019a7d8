import { Form } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { AutosaveStatus, DraftNotices } from "#app/components/drafts/autosave-status.tsx";
import { useAutosave } from "#app/components/drafts/use-autosave.ts";
import { lazyView } from "#app/components/layout/lazy-view.tsx";
import { Badge } from "#app/components/ui/badge.tsx";
import { DrawnFor } from "#app/components/ui/drawn-for.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { PageHeader, crumbTo } from "#app/components/ui/page-header.tsx";
import { OwnWhyNot } from "#app/components/organizations/own-why-not.tsx";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { replyForm, labelledForm } from "#app/components/ui/reply-form.ts";
import { INSTRUMENTS } from "#app/domain/codes/instruments.ts";
import { stepOfField } from "#app/domain/offers/form/builder-steps.ts";
import { OFFER_UNITS } from "#app/domain/offers/form/offer-units.ts";
import { paths } from "#app/shared/paths.ts";
import { useReply } from "#app/shared/reply.ts";
import { EnterGoesOn, StepActions, StepList } from "./builder-steps.tsx";
import { EquitySteps } from "./equity-fields.tsx";
import { LoanSteps } from "./loan-steps.tsx";
import { useBuilderLabels } from "./builder-labels.ts";
import { useApproval } from "./use-approval.ts";
import { enterGoesOn, useAskedStep, useBuilderStep } from "./use-builder-step.ts";
import { ViewBar } from "./view-bar.tsx";
import type { OfferPage } from "./offer-page.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";

const typingPauseMs = 700;

/** What it costs is read beside the fields, and not needed to type into them. */
const CompanyView = lazyView(() => import("./company-view.tsx").then((view) => view.CompanyView));

/**
 * The edited terms, step by step, beside what the company will read of them: its figures are updated after each change,
 * when the draft is saved.
 */
export function OfferBuilder(page: OfferPage) {
  const { offer, draft, terms, title, form: stored } = page;
  const t = useTranslations("offer.builder");
  const revise = useTranslations("offer.revise");
  const guarantee = useTranslations("offer.guarantee");
  const isRevision = offer.currentVersion > 0;
  const common = useTranslations("common.nav");
  const { form: reply, refusal } = useReply();
  const form = replyForm("offer", reply, stored.fields, stored.errors);
  // Submitted values keep their unit; stored ones have that of the reader's language.
  const unit = OFFER_UNITS.find((one) => form.has("unit", one)) ?? stored.unit;
  const saving = useAutosave({
    action: `?view=write&as=typing&step=${useAskedStep()}`,
    loadedRevision: draft?.revision ?? 1,
    stale: "offer-stale-draft",
    draft: offer.id,
    unit,
    pauseMs: typingPauseMs,
  });
  const { autosave } = saving;
  // Without script, a newly chosen instrument is known only from the submitted form.
  const sent = INSTRUMENTS.find((one) => autosave.state === "idle" && form.has("instrument", one));
  const instrument = sent ?? terms.instrument ?? "ip_pledge_loan";
  const isOfEquity = instrument === "equity";
  const isGuarantee = offer.commitment === "guarantee";
  const labels = useBuilderLabels(isGuarantee ? "guarantee" : isOfEquity ? "equity" : "loan");
  const labelled = labelledForm(form, labels);
  const faulty = new Set(Object.keys(reply?.error ?? {}).map(stepOfField));
  const { step, go } = useBuilderStep(saving.form, instrument, labelled.errors.length > 0);
  const approval = useApproval(page);
  const review = isRevision ? revise("issue", { version: offer.currentVersion + 1 }) : t("issue");
  const hasFaults = Object.keys(stored.errors).length > 0;
  const Steps = isOfEquity ? EquitySteps : LoanSteps;
  return (
    <>
      <FormErrors
        errors={labelled.errors}
        refusal={refusal ?? (autosave.state === "failed" ? autosave.refusal : undefined)}
      />
      <DraftNotices draft={saving} />
      <PageHeader
        title={title}
        lead={isRevision ? revise("lead", { version: offer.currentVersion }) : undefined}
        crumbs={crumbTo(t("crumbs"), common("offers"), paths.institution.offers())}
      >
        <Badge>{t("draft")}</Badge>
        <span className="nowrap">
          {t("mandate", { number: runningNumber("mandate", offer.mandateNumber) })}
        </span>
        <AutosaveStatus autosave={autosave} lastSaved={null} labels={labels}>
          {hasFaults ? t("savedWithFaults") : null}
        </AutosaveStatus>
      </PageHeader>
      {page.whyNotIssue === null ? null : <OwnWhyNot code={page.whyNotIssue} />}
      <div className="split split--panel-end">
        <div>
          <Form
            key={unit}
            id={form.id}
            className="form"
            method="post"
            noValidate
            ref={saving.form}
            onInput={saving.onInput}
            onKeyDown={enterGoesOn}
            onSubmit={saving.onSubmit}
          >
            <DrawnFor />
            <input type="hidden" name="unit" value={unit} />
            <input type="hidden" name="revision" value={saving.revision} />
            <input type="hidden" name="shownFor" value={instrument} />
            <EnterGoesOn instrument={instrument} step={step} isReviewed={approval.isReviewed} />
            <StepList
              instrument={instrument}
              step={step}
              states={stored.steps}
              faulty={faulty}
              isReviewed={approval.isReviewed}
              onGo={go}
            />
            {isGuarantee ? (
              <Notice>
                <p className="small">{guarantee("builder")}</p>
              </Notice>
            ) : null}
            <Steps
              form={labelled}
              labels={labels}
              instrument={instrument}
              page={page}
              unit={unit}
              isShown={(one) => one === step || faulty.has(one)}
            />
            <StepActions
              instrument={instrument}
              step={step}
              review={approval.isReviewed ? review : null}
              askApproval={approval.ask}
              onGo={go}
            />
            {approval.note === null ? null : <p className="note-line">{approval.note}</p>}
          </Form>
          <ViewBar {...page} />
        </div>
        <CompanyView
          {...page}
          isOfEquity={isOfEquity}
          hasFaults={hasFaults}
          isOutdated={autosave.state === "conflict"}
        />
      </div>
    </>
  );
}
