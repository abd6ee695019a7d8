import { Form, useSearchParams } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { AutosaveStatus, DraftNotices } from "#app/components/drafts/autosave-status.tsx";
import { useAutosave } from "#app/components/drafts/use-autosave.ts";
import { Button } from "#app/components/ui/button.tsx";
import { DrawnFor } from "#app/components/ui/drawn-for.tsx";
import { ErrorSummary } from "#app/components/ui/form.tsx";
import { JumpLinks } from "#app/components/ui/jump-links.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { replyForm, labelledForm } from "#app/components/ui/reply-form.ts";
import { useTypedUnit } from "#app/components/ui/typed-unit.ts";
import { WhoDoes } from "#app/components/ui/who-does.tsx";
import { paths, withQuery } from "#app/shared/paths.ts";
import { useReply } from "#app/shared/reply.ts";
import { formatDay } from "#app/i18n/format.ts";
import { CapacitySection } from "./capacity-section.tsx";
import { EditorActions } from "./editor-actions.tsx";
import { EditorHeader } from "./editor-header.tsx";
import { LazyDecisionPatternNotice, LazyPendingApproval } from "./lazy-views.ts";
import { useMandateLabels } from "./labels.ts";
import { FitsBar, LiveCount } from "./live-count.tsx";
import { isReturn, InactiveNotice, StopActs } from "./mandate-acts.tsx";
import { OfferSection } from "./offer-section.tsx";
import { PreferSection } from "./prefer-section.tsx";
import type { EditorData } from "./shapes.ts";
import { SuggestedLimits } from "./suggested-limits.tsx";
import { useLiveCount } from "./use-live-count.ts";
import { CompanyCriteria } from "./company-criteria.tsx";

/** The ids of the form's sections. */
const sections = ["offer", "who", "prefer", "price"] as const;

/** A mandate's form beside the count of eligible prospects. It is saved while edited and works without script. */
export function MandateEditor({
  title,
  mandate,
  preview: loaded,
  unverified,
  edges,
  figures,
  fields,
  lprPercent,
  now,
}: EditorData) {
  const t = useTranslations("mandate");
  const locale = useLocale();
  const { form: reply, refusal } = useReply();
  const [address] = useSearchParams();
  const unit = useTypedUnit(reply === undefined ? null : address.get("unit"));
  const labels = useMandateLabels(figures);
  const form = labelledForm(replyForm("mandate", reply, fields[unit]), labels);
  const here = paths.institution.mandate(mandate.id);
  const act = (name: string) => withQuery(here, { act: name, unit });
  const isOpen = mandate.mayWrite && mandate.status !== "retired";
  const maySubmit = isOpen && loaded !== null;
  const draft = useAutosave({
    action: act("typing"),
    loadedRevision: mandate.revision,
    stale: "mandate-stale-draft",
    draft: mandate.id,
    unit,
    isOpen,
  });
  const counted = useLiveCount(draft.form, mandate.id, unit);
  const preview = counted.preview ?? loaded;
  const onInput = (): void => {
    draft.onInput();
    if (loaded !== null) counted.count();
  };
  const version = mandate.nextVersion;
  /** Without a preview nothing was counted, which is not none. */
  const removedByFigures =
    preview === null ? null : (preview.steps.find(({ group }) => group === "figures")?.removed ?? 0);
  const lastDay = mandate.draft.terms?.validUntil;
  /** In the header it names the form that it is outside of. */
  const submitOf = (of?: string) =>
    maySubmit ? (
      <Button tone="primary" form={of} formAction={act("submit")}>
        {version === 1 ? t("edit.submitFirst") : t("edit.submit", { version })}
      </Button>
    ) : undefined;
  return (
    <>
      <ErrorSummary errors={isReturn(reply) ? [] : form.errors} />
      <EditorHeader
        title={title}
        mandate={mandate}
        submit={submitOf(form.id)}
        saved={
          isOpen ? (
            <AutosaveStatus autosave={draft.autosave} lastSaved={mandate.savedAt} labels={labels} />
          ) : null
        }
      />
      <RefusalNotice refusal={refusal} />
      <DraftNotices draft={draft} />
      <InactiveNotice mandate={mandate} lastDay={lastDay === undefined ? "" : formatDay(locale, lastDay)} />
      {mandate.submittedAt === null ? null : (
        <LazyPendingApproval mandate={mandate} isReturned={isReturn(reply)} now={now} />
      )}
      <div className="split split--panel-end">
        <div className="stack-lg">
          {mandate.decisionPattern === null ? null : (
            <LazyDecisionPatternNotice pattern={mandate.decisionPattern} form={isOpen ? form : null} />
          )}
          <JumpLinks sections={sections.map((id) => ({ id, title: t(`edit.parts.${id}`) }))} />
          <Form
            id={form.id}
            className="form"
            method="post"
            action={act("save")}
            noValidate
            ref={draft.form}
            onInput={isOpen ? onInput : undefined}
            onSubmit={draft.onSubmit}
          >
            <DrawnFor />
            <input type="hidden" name="revision" value={draft.revision} />
            <fieldset className="form" disabled={!isOpen}>
              <legend className="visually-hidden">{t("edit.fields")}</legend>
              <SuggestedLimits limits={edges[unit]} />
              <OfferSection form={form} instruments={mandate.instruments} unit={unit} />
              <CompanyCriteria
                form={form}
                unit={unit}
                figures={figures}
                removedByFigures={removedByFigures}
                onChange={onInput}
              />
              <PreferSection form={form} />
              <CapacitySection form={form} unit={unit} mandate={mandate} lprPercent={lprPercent} />
            </fieldset>
            {isOpen ? (
              <EditorActions mandate={mandate} submit={submitOf()} unverified={unverified} act={act} />
            ) : (
              <WhoDoes />
            )}
            {preview === null ? null : <FitsBar fits={preview.fits} />}
          </Form>
          <StopActs mandate={mandate} revision={draft.revision} />
        </div>
        {preview === null ? (
          <p className="notice">{unverified}</p>
        ) : (
          <LiveCount mandate={mandate} preview={preview} isCounting={counted.isCounting} />
        )}
      </div>
    </>
  );
}
