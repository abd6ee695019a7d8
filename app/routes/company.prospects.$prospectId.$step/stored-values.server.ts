import { typedValues } from "#app/components/prospects/typed-values.ts";
import type { YearFigures } from "#app/domain/organizations/figures.ts";
import type { ProspectDraft } from "#app/domain/prospects/content.ts";
import type { WrittenStep } from "#app/domain/prospects/step-forms.ts";
import { yearsUpTo } from "#app/components/prospects/form-years.ts";
import { yearValues } from "#app/components/prospects/year-values.ts";

/** The draft's values for a step's form. */
export function storedValues(
  draft: ProspectDraft,
  step: WrittenStep,
  lastYear: number,
): Record<string, unknown> {
  if (step === "ip") return typedValues({ pendingInventions: draft.ip?.pendingInventions });
  if (step !== "figures") return typedValues(draft[step]);
  const years: readonly YearFigures[] = draft.figures?.years ?? [];
  return { note: draft.figures?.note, years: yearValues(years, yearsUpTo(lastYear)) };
}
