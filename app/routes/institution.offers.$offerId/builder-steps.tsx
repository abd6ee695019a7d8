import { useTranslations } from "use-intl";
import type { MouseEvent, ReactNode } from "react";
import { Button } from "#app/components/ui/button.tsx";
import { SubmitButton } from "#app/components/ui/form.tsx";
import { type BuilderStep, stepAfter, stepBefore, stepsOf } from "#app/domain/offers/form/builder-steps.ts";
import type { Instrument } from "#app/domain/codes/instruments.ts";
import type { BuilderForm } from "./builder-form.server.ts";

/** The addresses to which the form is sent: each saves what was typed. */
const toStep = (step: BuilderStep) => `?view=write&as=draft&step=${step}`;
const fromStep = (step: BuilderStep) => `?view=write&as=next&step=${step}`;
const toReview = (step: BuilderStep) => `?view=write&step=${step}`;
const toApproval = (step: BuilderStep) => `?view=write&as=approval&step=${step}`;

interface StepProps {
  instrument: Instrument;
  step: BuilderStep;
  /** Shows another step of the form that is loaded already. */
  onGo: (event: MouseEvent, to: BuilderStep) => void;
}

type EnterGoesOnProps = Pick<StepProps, "instrument" | "step"> & Pick<StepListProps, "isReviewed">;

/** What the Enter key in a field presses: a form's first button. */
export function EnterGoesOn({ instrument, step, isReviewed }: EnterGoesOnProps) {
  const isLast = stepAfter(instrument, step) === null;
  const afterLast = isReviewed ? toReview(step) : toApproval(step);
  return (
    <button
      type="submit"
      className="visually-hidden"
      tabIndex={-1}
      aria-hidden
      formAction={isLast ? afterLast : fromStep(step)}
    />
  );
}

interface StepListProps extends StepProps {
  states: BuilderForm["steps"];
  faulty: ReadonlySet<BuilderStep>;
  /** Whether its writer goes on to a review: where somebody else has to approve it first, they do. */
  isReviewed: boolean;
}

/**
 * The steps of the builder as buttons of its form, so that going to another one saves what was typed, with or without
 * script.
 */
export function StepList({ instrument, step, states, faulty, isReviewed, onGo }: StepListProps) {
  const t = useTranslations("offer.writing.steps");
  const stateOf = (one: BuilderStep) => (faulty.has(one) ? "error" : one === step ? "current" : states[one]);
  const last = stepsOf(instrument).at(-1) ?? step;
  return (
    <nav aria-label={t("label")}>
      <ol className="steps steps--compact steps--across">
        {stepsOf(instrument).map((one) => (
          <li key={one} data-state={stateOf(one)}>
            <button
              type="submit"
              formNoValidate
              formAction={toStep(one)}
              aria-current={one === step ? "step" : undefined}
              onClick={(event) => onGo(event, one)}
            >
              <StepName name={t(`names.${one}`)} note={t(`states.${stateOf(one)}`)} />
            </button>
          </li>
        ))}
        {isReviewed ? (
          <li data-state="todo">
            <button type="submit" formAction={toReview(last)}>
              <StepName name={t("names.review")} note={t("states.review")} />
            </button>
          </li>
        ) : null}
      </ol>
    </nav>
  );
}

function StepName({ name, note }: { name: ReactNode; note: ReactNode }) {
  return (
    <span className="steps__name">
      {name}
      <small>{note}</small>
    </span>
  );
}

interface StepActionsProps extends StepProps {
  /** What the last step's button says; null where nobody may send it before another has approved it. */
  review: string | null;
  /** Asks a second person instead, where a rule says so. */
  askApproval: string | null;
}

/** On to the next step, or to the review after the last one. */
export function StepActions({ instrument, step, review, askApproval, onGo }: StepActionsProps) {
  const t = useTranslations("offer.writing.steps");
  const offer = useTranslations("offer.builder");
  const actions = useTranslations("common.actions");
  const [before, after] = [stepBefore(instrument, step), stepAfter(instrument, step)];
  return (
    <div className="form-actions">
      {after === null ? null : (
        <SubmitButton formAction={fromStep(step)}>{t("goOn", { step: t(`names.${after}`) })}</SubmitButton>
      )}
      {after === null && review !== null ? (
        <SubmitButton formAction={toReview(step)}>{review}</SubmitButton>
      ) : null}
      {after === null && askApproval !== null ? (
        <Button tone={review === null ? "primary" : "secondary"} formAction={toApproval(step)}>
          {askApproval}
        </Button>
      ) : null}
      {before === null ? null : (
        <Button formAction={toStep(before)} formNoValidate onClick={(event) => onGo(event, before)}>
          {actions("back")}
        </Button>
      )}
      <Button
        tone="quiet"
        className="form-actions__end"
        formAction={`?view=write&as=draft&step=${step}`}
        formNoValidate
      >
        {offer("save")}
      </Button>
    </div>
  );
}
