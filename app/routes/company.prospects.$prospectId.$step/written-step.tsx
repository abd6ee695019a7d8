import { Form } from "@remix-run/react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button, LinkButton } from "#app/components/ui/button.tsx";
import { ErrorSummary, SubmitButton } from "#app/components/ui/form.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { replyForm } from "#app/components/ui/reply-form.ts";
import type { WrittenStep } from "#app/domain/prospects/step-forms.ts";
import { paths } from "#app/shared/paths.ts";
import { useReply } from "#app/shared/reply.ts";
import type { ProspectRead } from "#app/services/prospects/read-prospect.server.ts";
import { ConflictPanel } from "./conflict-panel.tsx";
import { FieldsOfStep } from "./fields-of-step.tsx";
import { useFieldLabels } from "./field-labels.ts";
import { textsByName, textsOfAnswers } from "./form-values.ts";
import { KeepingStatus, RestoreNotice, SentOffline } from "./keeping-status.tsx";
import { answersOf } from "./local-copy.ts";
import { StepFrame } from "#app/components/prospects/editor/step-frame.tsx";
import { ClosedNotice, ReviewNotice } from "#app/components/prospects/editor/step-notes.tsx";
import { STEPS } from "#app/components/prospects/editor/steps.ts";
import { storedValues } from "./stored-values.ts";
import { useDraftKeeper } from "./use-draft-keeper.ts";

/** A step that is written in the prospect: a form that is kept while it is typed, and works without script. */
export function WrittenStepPage({
  read,
  step,
  lastYear,
}: {
  read: ProspectRead;
  step: WrittenStep;
  lastYear: number;
}) {
  const { id, draftRevision, updatedAt } = read.prospect;
  const isOpen = read.whyNotEdit === null;
  const reply = useReply();
  // What the form was made from stays what it was, whatever another tab saves meanwhile.
  const [made] = useState(() => ({
    values: storedValues(read.draft, step, lastYear),
    revision: draftRevision,
  }));
  const form = replyForm("step", reply.form, made.values);
  const labels = useFieldLabels(step, lastYear);
  const keeper = useDraftKeeper(id, step, made.revision, isOpen);
  const { keeping, copy } = keeper;
  const [settled, settle] = useState<unknown>(null);
  const wasRefused = reply.refusal?.code === "prospect-stale-draft" && reply.refusal !== settled;
  const isStale = keeping.state === "conflict" || wasRefused;
  const errors = form.summary(labels);
  return (
    <StepFrame
      read={read}
      step={step}
      problems={errors.length}
      errors={<ErrorSummary errors={errors} />}
      status={isOpen ? <KeepingStatus keeping={keeping} lastSaved={updatedAt} labels={labels} /> : null}
    >
      <div className="stack-lg">
        <ReviewNotice read={read} />
        <ClosedNotice read={read} />
        <SentOffline />
        {isStale || reply.refusal === settled ? null : <RefusalNotice refusal={reply.refusal} />}
        {copy ? <RestoreNotice at={copy.at} onRestore={keeper.restore} onDiscard={keeper.discard} /> : null}
        <Form
          method="post"
          noValidate
          className="form"
          ref={keeper.form}
          onInput={keeper.onInput}
          onSubmit={keeper.onSubmit}
        >
          <input type="hidden" name="revision" value={isStale ? draftRevision : keeper.revision} />
          {isStale ? (
            <ConflictPanel
              mine={
                keeper.form.current
                  ? textsOfAnswers(answersOf(keeper.form.current))
                  : textsByName(reply.form?.initialValue ?? {})
              }
              theirs={textsByName(storedValues(read.draft, step, lastYear))}
              labels={labels}
              onKeepMine={() => {
                settle(reply.refusal);
                keeper.keepMine(draftRevision);
              }}
              onTakeTheirs={keeper.discard}
            />
          ) : null}
          <fieldset className="form" disabled={!isOpen}>
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
