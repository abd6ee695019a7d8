import { z } from "zod";
import { SECURITIES, securitySchema } from "#app/domain/codes/companies.ts";
import { FEE_KINDS, FEE_TIMINGS } from "#app/domain/codes/instruments.ts";
import { dayField, textField, typedKinds } from "#app/domain/fields.ts";
import { HOLDERS } from "#app/domain/offers/equity/cap-table.ts";
import { equityTermsShape } from "#app/domain/offers/equity/equity-terms.ts";
import { detailFields } from "#app/domain/offers/terms/loan-details.ts";
import { loanTermsShape } from "#app/domain/offers/terms/loan-terms.ts";
import { FEE_LINES, type OfferUnit } from "./offer-units.ts";

const conditionsText = textField(2_400).optional();

/** The last fields of every offer form. */
function endFields(unit: OfferUnit) {
  return {
    /** One condition per line. */
    conditionsText,
    expiresOn: dayField,
    unit: z.literal(unit),
    revision: typedKinds(unit).whole(1, 2_000_000_000),
  };
}

export function loanFormFields(unit: OfferUnit) {
  const kinds = typedKinds(unit);
  const { fees: _, securities: __, conditions: ___, details: ____, ...terms } = loanTermsShape(kinds);
  const fields = detailFields(kinds);
  const all = { ...fields.dated_loan, ...fields.guarantee, ...fields.revolving_credit };
  const more = { ...fields.finance_lease, ...fields.factoring, ...fields.convertible_note };
  return {
    ...terms,
    /** A lease's and a factor's amount are computed from their own terms. */
    amountFen: kinds.money.optional(),
    seasonMonths: z.array(kinds.whole(1, 12)).max(12).default([]),
    /** Of all instruments; the instrument determines which are required. */
    details: z
      .object({ ...all, ...more })
      .partial()
      .default({}),
    /** A line without a kind is blank. A cost's amount is entered in yuan, as it is small. */
    fees: z
      .array(
        z.object({
          kind: z.enum(FEE_KINDS).optional(),
          timing: z.enum(FEE_TIMINGS).optional(),
          amountFen: typedKinds("yuan").money.optional(),
          percent: kinds.percent.optional(),
        }),
      )
      .max(FEE_LINES)
      .default([]),
    securityKinds: z.array(securitySchema).max(8).default([]),
    /** A description of a kind of security, where there is one. */
    securityNotes: z
      .object(Object.fromEntries(SECURITIES.map((kind) => [kind, textField(200).optional()])))
      .default({}),
    ...endFields(unit),
  };
}

export function equityFormFields(unit: OfferUnit) {
  const kinds = typedKinds(unit);
  const { holdings: _, conditions: __, ...terms } = equityTermsShape(kinds);
  return {
    ...terms,
    /** One line per kind of holder; a blank one holds nothing. */
    holdings: z
      .object(Object.fromEntries(HOLDERS.map((holder) => [holder, kinds.percent.optional()])))
      .default({}),
    ...endFields(unit),
  };
}
