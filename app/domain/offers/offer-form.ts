import { z } from "zod";
import { securitySchema } from "#app/domain/codes/companies.ts";
import { FEE_KINDS, FEE_TIMINGS } from "#app/domain/codes/instruments.ts";
import { dayField, fieldFault, textField, typedKinds } from "#app/domain/fields.ts";
import { type MoneyUnit, unitText } from "#app/lib/money.ts";
import { type LoanTerms, type LoanTermsDraft, loanFaults, loanTermsShape } from "./loan-terms.ts";

/** The units in which an offer's amounts are typed: millions in English, 万元 in Chinese. The form says which. */
export const OFFER_UNITS = ["million", "wan"] as const satisfies readonly MoneyUnit[];
export type OfferUnit = (typeof OFFER_UNITS)[number];
/** Costs that the form has lines for. */
export const FEE_LINES = 3;

function fieldsFor(unit: OfferUnit) {
  const kinds = typedKinds(unit);
  const { fees: _, securities: __, conditions: ___, ...terms } = loanTermsShape(kinds);
  return {
    ...terms,
    /** A line without a kind is blank. A cost's amount is typed in yuan: it is small. */
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
    /** One condition a line. */
    conditionsText: textField(2_400).optional(),
    expiresOn: dayField,
    unit: z.literal(unit),
    revision: kinds.whole(1, 2_000_000_000),
  };
}

function schemaFor(unit: OfferUnit) {
  return z.object(fieldsFor(unit)).superRefine((form, ctx) => {
    form.fees.forEach((fee, i) => {
      if (fee.kind !== undefined && (fee.amountFen === undefined) === (fee.percent === undefined)) {
        ctx.addIssue(fieldFault("fee-amount-or-percent", ["fees", i, "amountFen"]));
      }
    });
    const lines = filledLines(form);
    for (const { fault, path } of loanFaults(termsOf(form))) {
      const [field, line, ...rest] = path;
      const at = field === "fees" && typeof line === "number" ? ["fees", lines[line] ?? 0, ...rest] : path;
      ctx.addIssue(fieldFault(fault, at));
    }
    if (conditionsOf(form).some((line) => line.length > 200) || conditionsOf(form).length > 12) {
      ctx.addIssue(fieldFault("conditions-too-many", ["conditionsText"]));
    }
  });
}

/** An offer as its builder sends it to be issued, in the unit that it names: required fields, rules between fields. */
export const offerForm = z.discriminatedUnion("unit", [schemaFor("million"), schemaFor("wan")]);

/** The builder while it is being written: what can be kept is decided by `keepTypedOffer`. */
export const typedOfferForm = z.looseObject({
  unit: z.enum(OFFER_UNITS),
  revision: typedKinds("yuan").whole(1, 2_000_000_000),
});

/** The buttons of an issued offer's page. */
export const withdrawOfferForm = z.object({ act: z.literal("withdraw") });

type OfferAnswers = z.output<typeof offerForm>;

/** The term sheet that a whole form says. */
export function termsOf(form: Omit<OfferAnswers, "expiresOn" | "unit" | "revision">): LoanTerms {
  const { fees, securityKinds, conditionsText: _, ...rest } = form;
  const { instrument, amountFen, rateBasis, rateReset, termMonths, repaymentMethod } = rest;
  const byBasis =
    rateBasis === "fixed"
      ? { fixedRatePercent: rest.fixedRatePercent }
      : { lprTerm: rest.lprTerm, spreadBp: rest.spreadBp };
  return {
    instrument,
    amountFen,
    rateBasis,
    ...byBasis,
    rateReset: rateBasis === "fixed" ? "fixed_for_term" : rateReset,
    termMonths,
    repaymentMethod,
    fees: fees.flatMap(({ kind, timing, amountFen: fen, percent }) =>
      kind === undefined ? [] : [{ kind, timing: timing ?? "upfront", amountFen: fen, percent }],
    ),
    securities: securityKinds.map((kind) => ({ kind })),
    conditions: conditionsOf(form),
    note: rest.note,
  };
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * What of a half-written form a draft can keep, and what the live cost is worked out from: every field that is well
 * formed by itself. Blanks are left out.
 */
export function keepTypedOffer(
  form: Fields,
  unit: OfferUnit,
): { terms: LoanTermsDraft; expiresOn: string | null } {
  const kept: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(fieldsFor(unit))) {
    const parsed = schema.safeParse(form[name]);
    if (parsed.success && parsed.data !== undefined) kept[name] = parsed.data;
  }
  const answers = { fees: [], securityKinds: [], ...kept } as unknown as OfferAnswers;
  const fees = answers.fees.filter(
    ({ amountFen, percent }) => (amountFen === undefined) !== (percent === undefined),
  );
  const terms = Object.entries(termsOf({ ...answers, fees })).filter(([, value]) => value !== undefined);
  return { terms: Object.fromEntries(terms), expiresOn: (kept.expiresOn as string | undefined) ?? null };
}

/** A draft as the builder's fields show it. */
export function fieldsOfOffer(terms: LoanTermsDraft, expiresOn: string | null, unit: OfferUnit) {
  const number = (value: number | undefined) => (value === undefined ? "" : String(value));
  return {
    instrument: terms.instrument ?? "",
    amountFen: terms.amountFen === undefined ? "" : unitText(terms.amountFen, unit),
    rateBasis: terms.rateBasis ?? "lpr",
    fixedRatePercent: terms.fixedRatePercent ?? "",
    lprTerm: terms.lprTerm ?? "1Y",
    spreadBp: number(terms.spreadBp),
    rateReset: terms.rateReset ?? "fixed_for_term",
    termMonths: number(terms.termMonths),
    repaymentMethod: terms.repaymentMethod ?? "annuity",
    fees: (terms.fees ?? []).map((fee) => ({
      kind: fee.kind,
      timing: fee.timing,
      amountFen: fee.amountFen === undefined ? "" : unitText(fee.amountFen, "yuan"),
      percent: fee.percent ?? "",
    })),
    securityKinds: (terms.securities ?? []).map(({ kind }) => kind),
    conditionsText: (terms.conditions ?? []).join("\n"),
    note: terms.note ?? "",
    expiresOn: expiresOn ?? "",
  };
}

function conditionsOf({ conditionsText }: { conditionsText?: string | undefined }): string[] {
  return (conditionsText ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** The form's lines that hold a cost, in their order. */
function filledLines({ fees }: Pick<OfferAnswers, "fees">): number[] {
  return fees.flatMap(({ kind }, i) => (kind === undefined ? [] : [i]));
}
