import { Form } from "@remix-run/react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { AutosaveStatus, RestoreNotice, SentOffline } from "#app/components/drafts/autosave-status.tsx";
import { lazyView } from "#app/components/layout/lazy-view.tsx";
import { useAutosave } from "#app/components/drafts/use-autosave.ts";
import { Button, LinkButton } from "#app/components/ui/button.tsx";
import { ErrorSummary, SubmitButton } from "#app/components/ui/form.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { replyForm } from "#app/components/ui/reply-form.ts";
import type { WrittenStep } from "#app/domain/prospects/step-forms.ts";
import { paths } from "#app/shared/paths.ts";
import { useReply } from "#app/shared/reply.ts";
import type { ProspectRead } from "#app/services/prospects/read-prospect.server.ts";
import { FieldsOfStep } from "./fields-of-step.tsx";
import { useFieldLabels } from "./field-labels.ts";
import { StepFrame } from "#app/components/prospects/editor/step-frame.tsx";
import { ClosedNotice, ReviewNotice } from "#app/components/prospects/editor/step-notes.tsx";
import { STEPS } from "#app/components/prospects/editor/steps.ts";
import { storedValues } from "./stored-values.ts";

/** Loaded late: edit conflicts are rare. */
const ConflictPanel = lazyView(() => import("./conflict-panel.tsx").then((view) => view.ConflictPanel));

interface WrittenStepPageProps {
  read: ProspectRead;
  step: WrittenStep;
  lastYear: number;
}

/** A step stored in the prospect: a form that is saved while it is edited, and works without script. */
export function WrittenStepPage({ read, step, lastYear }: WrittenStepPageProps) {
  const t = useTranslations("prospect");
  const { id, draftRevision, updatedAt } = read.prospect;
  const isOpen = read.whyNotEdit === null;
  const reply = useReply();
  // The form's initial values stay the same, whatever another tab saves meanwhile.
  const [made] = useState(() => ({
    values: storedValues(read.draft, step, lastYear),
    revision: draftRevision,
  }));
  const form = replyForm("step", reply.form, made.values);
  const labels = useFieldLabels(step, lastYear);
  const draft = useAutosave({
    action: "?save=typing",
    loadedRevision: made.revision,
    stale: "prospect-stale-draft",
    draft: `${id} ${step}`,
    isOpen,
  });
  const { autosave, copy } = draft;
  const [settled, settle] = useState<unknown>(null);
  const wasRefused = reply.refusal?.code === "prospect-stale-draft" && reply.refusal !== settled;
  const isStale = autosave.state === "conflict" || wasRefused;
  const errors = form.summary(labels);
  return (
    <StepFrame
      read={read}
      step={step}
      problems={errors.length}
      errors={<ErrorSummary errors={errors} />}
      status={
        isOpen ? <AutosaveStatus autosave={autosave} lastSaved={updatedAt} labels={labels} canMerge /> : null
      }
    >
      <div className="stack-lg">
        <ReviewNotice read={read} />
        <ClosedNotice read={read} />
        <SentOffline />
        {isStale || reply.refusal === settled ? null : <RefusalNotice refusal={reply.refusal} />}
        {copy ? <RestoreNotice at={copy.at} onRestore={draft.restore} onDiscard={draft.discard} /> : null}
        <Form
          method="post"
          noValidate
          className="form"
          ref={draft.form}
          onInput={draft.onInput}
          onSubmit={draft.onSubmit}
        >
          <input type="hidden" name="revision" value={isStale ? draftRevision : draft.revision} />
          {isStale ? (
            <ConflictPanel
              form={draft.form.current}
              sent={reply.form?.initialValue ?? {}}
              stored={storedValues(read.draft, step, lastYear)}
              labels={labels}
              onKeepMine={() => {
                settle(reply.refusal);
                draft.overwrite(draftRevision);
              }}
              onTakeTheirs={draft.discard}
            />
          ) : null}
          <fieldset className="form" disabled={!isOpen}>
            <legend className="visually-hidden">{t(`steps.${step}`)}</legend>
            <FieldsOfStep step={step} form={form} read={read} lastYear={lastYear} />
          </fieldset>
          {isOpen && !isStale ? <StepActions prospectId={id} step={step} /> : null}
        </Form>
      </div>
    </StepFrame>
  );
}

function StepActions({ prospectId, step }: { prospectId: string; step: WrittenStep }) {
  const t = useTranslations("prospect.save");
  const actions = useTranslations("common.actions");
  const before = STEPS[STEPS.indexOf(step) - 1] ?? "company";
  return (
    <div className="form-actions">
      <SubmitButton>{actions("saveAndContinue")}</SubmitButton>
      <LinkButton to={paths.company.prospectStep(prospectId, before)}>{actions("back")}</LinkButton>
      <Button tone="quiet" className="form-actions__end" formAction="?save=draft">
        {t("leave")}
      </Button>
    </div>
  );
}
