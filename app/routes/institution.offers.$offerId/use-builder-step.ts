import { useNavigate, useSearchParams } from "@remix-run/react";
import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect } from "react";
import type { Instrument } from "#app/domain/codes/instruments.ts";
import { type BuilderStep, BUILDER_STEPS, stepsOf } from "#app/domain/offers/form/builder-steps.ts";

const CONTROLS = "input:not([type=hidden]):not([type=radio]:not(:checked)), select, textarea";

/** Enter in a field presses the form's first button; browsers leave lists out. */
export function enterGoesOn({ key, target, currentTarget }: KeyboardEvent<HTMLFormElement>): void {
  if (key === "Enter" && target instanceof HTMLSelectElement)
    currentTarget.requestSubmit(currentTarget.querySelector("button"));
}

/**
 * The step that the address names; the first one without a name. What is saved names it too: whoever has to sign in again
 * comes back to that address.
 */
export function useAskedStep(): BuilderStep {
  const [search] = useSearchParams();
  const asked = search.get("step");
  return BUILDER_STEPS.find((one) => one === asked) ?? "amount";
}

/**
 * The step of the address. With script another step needs no request, as the whole form is loaded: what was typed stays,
 * also without a connection. A step that is reached begins at its first field.
 */
export function useBuilderStep(
  form: RefObject<HTMLFormElement>,
  instrument: Instrument,
  hasErrors: boolean,
): { step: BuilderStep; go: (event: MouseEvent, to: BuilderStep) => void } {
  const navigate = useNavigate();
  const asked = useAskedStep();
  const step = stepsOf(instrument).find((one) => one === asked) ?? "amount";
  useEffect(() => {
    if (hasErrors) return;
    const section = form.current?.querySelector(`[data-step="${step}"]`);
    section?.querySelector<HTMLElement>(CONTROLS)?.focus({ preventScroll: true });
    // Not when errors come or go: they take the focus themselves.
  }, [step]);
  return {
    step,
    go(event, to) {
      event.preventDefault();
      navigate(`?view=write&step=${to}`);
    },
  };
}
