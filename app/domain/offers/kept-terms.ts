import { equityFormFields, loanFormFields } from "./offer-form-fields.ts";
import type { OfferTermsDraft } from "./offer-terms.ts";
import type { OfferUnit } from "./offer-units.ts";
import { equityTermsOf, loanTermsOf } from "./typed-terms.ts";

type Fields = Readonly<Record<string, unknown>>;

/**
 * What of a half-written form a draft can keep, and what the live figures are worked out from: every field that is well
 * formed by itself. Blanks are left out.
 */
export function keepTypedOffer(
  form: Fields,
  unit: OfferUnit,
): { terms: OfferTermsDraft; expiresOn: string | null } {
  const isOfEquity = form.instrument === "equity";
  const kept = wellFormed(form, isOfEquity ? equityFormFields(unit) : loanFormFields(unit));
  const expiresOn = (kept.expiresOn as string | undefined) ?? null;
  if (isOfEquity) {
    const holdings = wellFormed(fieldsOf(form.holdings), equityFormFields(unit).holdings.unwrap().shape);
    const answers = { ...kept, holdings } as Parameters<typeof equityTermsOf>[0];
    return { terms: withoutBlanks(equityTermsOf(answers)), expiresOn };
  }
  const details = wellFormed(fieldsOf(form.details), loanFormFields(unit).details.unwrap().shape);
  const answers = {
    fees: [],
    securityKinds: [],
    seasonMonths: [],
    ...kept,
    details,
  } as unknown as Parameters<typeof loanTermsOf>[0];
  const fees = answers.fees.filter(
    ({ amountFen, percent }) => (amountFen === undefined) !== (percent === undefined),
  );
  if ((answers.instrument as string | undefined) === undefined) return { terms: {}, expiresOn };
  const terms = loanTermsOf({ ...answers, fees });
  const followsDetails = terms.details?.kind === "finance_lease" || terms.details?.kind === "factoring";
  const isAmountKnown = followsDetails || kept.amountFen !== undefined;
  return { terms: withoutBlanks(isAmountKnown ? terms : { ...terms, amountFen: undefined }), expiresOn };
}

type Schemas = Readonly<
  Record<string, { safeParse: (value: unknown) => { success: boolean; data?: unknown } }>
>;

function wellFormed(form: Fields, schemas: Schemas): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(schemas)) {
    const parsed = schema.safeParse(form[name]);
    if (parsed.success && parsed.data !== undefined) kept[name] = parsed.data;
  }
  return kept;
}

function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}

function withoutBlanks(terms: object): OfferTermsDraft {
  return Object.fromEntries(Object.entries(terms).filter(([, value]) => value !== undefined));
}
