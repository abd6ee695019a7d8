import type { ActionFunctionArgs } from "@remix-run/node";
import { type BuilderStep, BUILDER_STEPS, stepOfField } from "#app/domain/offers/form/builder-steps.ts";
import { fieldsOfDraft, type OfferDraft } from "#app/domain/offers/form/drafts.ts";
import { faultsOfSheet, faultsOfTyped } from "#app/domain/offers/form/offer-form.ts";
import type { OfferUnit } from "#app/domain/offers/form/offer-units.ts";
import type { TypedFields, TypedOffer } from "#app/domain/offers/form/typed-offer.ts";
import { faultsByField } from "#app/http/forms/form-errors.server.ts";
import { UnacceptedForm } from "#app/http/forms/form.server.ts";
import { largeUnit } from "#app/i18n/large-unit.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { Day } from "#app/lib/days.ts";

/** How far a step is: something is wrong, something is missing, or neither. */
export type StepState = "error" | "todo" | "done";

/** The draft's values for the builder's fields, their errors by field name, and how far each step is. */
export interface BuilderForm {
  unit: OfferUnit;
  fields: TypedFields;
  errors: Record<string, string[]>;
  steps: Readonly<Record<BuilderStep, StepState>>;
  /** Names of the fields that are wrong or missing: with none the sheet is whole. */
  unready: readonly string[];
}

/** Amounts are in the unit of the reader's language; terms are validated as of `day`. */
export function builderForm(draft: OfferDraft, day: Day, locale: Locale): BuilderForm {
  const unit = largeUnit(locale);
  const fields = fieldsOfDraft(draft, unit);
  const typed = draft.typed ?? { unit, fields };
  const errors = faultsByField(locale, (error) => faultsOfTyped(typed, day, error));
  const wrong = new Set(Object.keys(errors).map(stepOfField));
  const unready = Object.keys(faultsByField(locale, (error) => faultsOfSheet(typed, day, error)));
  const todo = new Set(unready.map(stepOfField));
  const stateOf = (step: BuilderStep) => (wrong.has(step) ? "error" : todo.has(step) ? "todo" : "done");
  const steps = Object.fromEntries(BUILDER_STEPS.map((step) => [step, stateOf(step)]));
  return { unit, fields, errors, steps: steps as BuilderForm["steps"], unready };
}

/** Refuses to go on from a step while one of its fields is wrong or missing; what was typed is saved already. */
export function refuseFaultyStep(
  { context }: ActionFunctionArgs,
  typed: TypedOffer,
  step: BuilderStep,
  day: Day,
  locale: Locale,
): void {
  const errors = faultsByField(locale, (error) =>
    faultsOfSheet(typed, day, error).filter(({ path }) => stepOfField(path) === step),
  );
  if (Object.keys(errors).length === 0 || context.notes.form === undefined) return;
  throw new UnacceptedForm(context.notes.form.reply(errors), null);
}
