import type { DecidingProps } from "./decision.ts";
import { AppealForm } from "./appeal-form.tsx";
import { DecisionForm } from "./decision-form.tsx";
import { CaseOutcome } from "./case-outcome.tsx";

/** Beside the case: the decision, the hearing of an appeal, or the state for readers who cannot decide it now. */
export function Panel({ view, form }: DecidingProps) {
  if (view.can.hear) return <AppealForm view={view} form={form} />;
  return view.can.decide ? <DecisionForm view={view} form={form} /> : <CaseOutcome view={view} />;
}
