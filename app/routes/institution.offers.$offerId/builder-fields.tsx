import type { ReactNode } from "react";
import type { LabelledForm } from "#app/components/ui/reply-form.ts";
import type { Instrument } from "#app/domain/codes/instruments.ts";
import type { BuilderStep } from "#app/domain/offers/form/builder-steps.ts";
import type { OfferUnit } from "#app/domain/offers/form/offer-units.ts";
import type { BuilderLabels } from "./builder-labels.ts";
import type { OfferPage } from "./offer-page.ts";

export interface BuilderFields {
  form: LabelledForm<string>;
  labels: BuilderLabels;
  page: OfferPage;
  /** The unit of large amounts. */
  unit: OfferUnit;
}

export interface InstrumentFields extends BuilderFields {
  /** The instrument whose fields are shown. */
  instrument: Instrument;
}

export interface StepsFields extends InstrumentFields {
  /** The step that is written now, and those with errors. */
  isShown: (step: BuilderStep) => boolean;
}

/** The fields of one step. Those of the others stay in the form, so that nothing typed there is lost. */
export function StepFields({
  step,
  isShown,
  children,
}: Pick<StepsFields, "isShown"> & { step: BuilderStep; children: ReactNode }) {
  return (
    <div className="form" data-step={step} hidden={!isShown(step)}>
      {children}
    </div>
  );
}
