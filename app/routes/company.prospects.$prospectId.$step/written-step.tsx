import { useTranslations } from "use-intl";
import type { AskFitTexts } from "#app/components/prospects/editor/ask-fit-texts.ts";
import { AskFitPanel } from "#app/components/prospects/editor/ask-fit.tsx";
import { DraftForm } from "#app/components/prospects/editor/draft-form.tsx";
import { StepFrame } from "#app/components/prospects/editor/step-frame.tsx";
import { STEPS } from "#app/components/prospects/editor/steps.ts";
import { Button, LinkButton } from "#app/components/ui/button.tsx";
import { SubmitButton } from "#app/components/ui/form.tsx";
import type { Values } from "#app/components/ui/reply-form.ts";
import type { WrittenStep } from "#app/domain/prospects/step-forms.ts";
import { paths } from "#app/shared/paths.ts";
import type { ProspectRead } from "#app/services/prospects/read-prospect.server.ts";
import { FieldsOfStep } from "./fields-of-step.tsx";
import { useFieldLabels } from "./field-labels.ts";

interface WrittenStepPageProps {
  read: ProspectRead;
  step: WrittenStep;
  lastYear: number;
  /** The saved values, as the form shows them. */
  stored: Values;
  /** Beside the ask. */
  fit: AskFitTexts | null;
}

/** A step stored in the prospect. */
export function WrittenStepPage({ read, step, lastYear, stored, fit }: WrittenStepPageProps) {
  const t = useTranslations("prospect");
  return (
    <DraftForm
      read={read}
      name={step}
      legend={t(`steps.${step}`)}
      stored={() => stored}
      labels={useFieldLabels(step, lastYear)}
      fields={(form) => <FieldsOfStep step={step} form={form} read={read} lastYear={lastYear} />}
      actions={<StepActions prospectId={read.prospect.id} step={step} />}
      page={({ body, answer, ...parts }) => (
        <StepFrame
          read={read}
          step={step}
          {...parts}
          aside={fit ? <AskFitPanel isBeside loaded={fit} answer={answer} /> : null}
        >
          {body}
        </StepFrame>
      )}
    />
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
