import { equityFormFields, loanFormFields } from "./offer-form-fields.ts";
import type { LoanDetails } from "#app/domain/offers/terms/loan-details.ts";
import type { OfferTermsDraft } from "#app/domain/offers/terms/offer-terms.ts";
import { type TypedFields, type TypedOffer, withoutBlanks } from "./typed-offer.ts";
import { areConditionsSound, equityTermsOf, loanTermsOf, soundConditions } from "./typed-terms.ts";

/**
 * The terms that an incomplete form states so far, from which the live figures are computed: every field, and every
 * line of a list, that is valid by itself. Blank and unparseable fields are left out; the draft stores them as typed
 * beside the terms, and is no complete sheet while it has unparseable ones (see `wholeSheet`).
 */
export function termsSoFar({ unit, fields }: TypedOffer): {
  terms: OfferTermsDraft;
  expiresOn: string | null;
} {
  const form = withoutBlanks(fields);
  const isOfEquity = form.instrument === "equity";
  const kept = wellFormed(form, isOfEquity ? equityFormFields(unit) : loanFormFields(unit));
  if (!areConditionsSound(kept)) kept.conditionsText = soundConditions(kept);
  const expiresOn = (kept.expiresOn as string | undefined) ?? null;
  if (isOfEquity) {
    const holdings = wellFormed(fieldsOf(form.holdings), equityFormFields(unit).holdings.unwrap().shape);
    const answers = { ...kept, holdings } as Parameters<typeof equityTermsOf>[0];
    const terms = equityTermsOf(answers);
    const isHeld = terms.holdings.length > 0;
    return { terms: withoutUndefined(isHeld ? terms : { ...terms, holdings: undefined }), expiresOn };
  }
  const details = wellFormed(fieldsOf(form.details), loanFormFields(unit).details.unwrap().shape);
  const answers = {
    fees: [],
    securityKinds: [],
    seasonMonths: [],
    ...kept,
    details,
    securityNotes: wellFormed(
      fieldsOf(form.securityNotes),
      loanFormFields(unit).securityNotes.unwrap().shape,
    ),
  } as unknown as Parameters<typeof loanTermsOf>[0];
  const fees = answers.fees.filter(
    ({ amountFen, percent }) => (amountFen === undefined) !== (percent === undefined),
  );
  if ((answers.instrument as string | undefined) === undefined) return { terms: {}, expiresOn };
  const terms = loanTermsOf({ ...answers, fees });
  const isAmountKnown = amountParts(terms.details, kept).every((part) => part !== undefined);
  return { terms: withoutUndefined(isAmountKnown ? terms : { ...terms, amountFen: undefined }), expiresOn };
}

/** What the amount follows from: a lease's price, a factor's receivable and its part; of other terms it is typed. */
function amountParts(details: LoanDetails | undefined, { amountFen }: { amountFen?: unknown }): unknown[] {
  if (details?.kind === "finance_lease") return [details.assetPriceFen];
  return details?.kind === "factoring" ? [details.receivableFen, details.advancePercent] : [amountFen];
}

type Schemas = Readonly<
  Record<string, { safeParse: (value: unknown) => { success: boolean; data?: unknown } }>
>;

function wellFormed(form: TypedFields, schemas: Schemas): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(schemas)) {
    const typed = form[name];
    const whole = schema.safeParse(typed);
    const parsed =
      whole.success || !Array.isArray(typed)
        ? whole
        : schema.safeParse(typed.filter((line) => schema.safeParse([line]).success));
    if (parsed.success && parsed.data !== undefined) kept[name] = parsed.data;
  }
  return kept;
}

function fieldsOf(value: unknown): TypedFields {
  return typeof value === "object" && value !== null ? (value as TypedFields) : {};
}

function withoutUndefined(terms: object): OfferTermsDraft {
  return Object.fromEntries(Object.entries(terms).filter(([, value]) => value !== undefined));
}
