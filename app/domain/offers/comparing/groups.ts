import { costOf } from "#app/domain/offers/cost/cost.ts";
import type { EquityTerms } from "#app/domain/offers/equity/equity-terms.ts";
import {
  comparedAt,
  type Compared,
  type ComparedOn,
  restateTerms,
} from "#app/domain/offers/negotiation/comparison.ts";
import type { LoanTerms } from "#app/domain/offers/terms/loan-terms.ts";
import { guaranteedPercent, isEquity } from "#app/domain/offers/terms/offer-terms.ts";
import { promisedDays } from "#app/domain/offers/terms/record-texts.ts";
import type { OfferSummary } from "#app/domain/offers/view.ts";
import { divideRounded } from "#app/lib/money.ts";
import { type Best, bestOffers, type Measured } from "./best.ts";
import { canBack } from "./combined.ts";
import { type GivenShare, givenFor } from "./equity-share.ts";
import { COMPARED_KINDS, comparedKind, type ComparedKind, isAllIn } from "./kinds.ts";

type DebtKind = Exclude<ComparedKind, "equity" | "guarantee">;

/** A lender's sheet with what it costs at the amount and term of the comparison. */
export type ComparedDebt = OfferSummary & { terms: LoanTerms; ratePercent: string; compared: Compared };
/** A guarantor's, with its fees for a loan of the amount and term of the comparison, and which offers it could back. */
export type ComparedGuarantee = OfferSummary & {
  terms: LoanTerms;
  ratePercent: string;
  feesFen: bigint;
  backs: readonly string[];
  /** Those of accepted offers, whose deals are not over. */
  backsAgreed: readonly string[];
};
/** An investor's, with what is given at the amount of the comparison. */
export type ComparedEquity = OfferSummary & { terms: EquityTerms; given: GivenShare };

/** The measures of which an offer may be the best of its kind. */
export type MeasureName = "annualCost" | "totalCost" | "fees" | "given" | "promised" | "measured";
export type BestOfGroup = Readonly<Partial<Record<MeasureName, Best>>>;

interface Group<Kind extends ComparedKind, Offer> {
  kind: Kind;
  /** The amount and term at which its offers are compared; equity has no term. */
  on: ComparedOn;
  /** The best first: by annual cost, fees or what is given; those without a value last. */
  offers: readonly Offer[];
  best: BestOfGroup;
}
export type DebtGroup = Group<DebtKind, ComparedDebt>;
export type GuaranteeGroup = Group<"guarantee", ComparedGuarantee>;
export type EquityGroup = Group<"equity", ComparedEquity>;
export type ComparedGroup = DebtGroup | GuaranteeGroup | EquityGroup;

/** The amount and term that the reader asked for; each by default the smallest of its kind. */
export type AskedOn = { amountFen: bigint | undefined; termMonths: number | undefined };

/**
 * Open offers by kind, each kind at one amount and term, with what may be said of the best (see `bestOffers`). Annual and
 * total cost are measured on sheets that state all their cost: of lines at one use, of receivables with one recourse,
 * of notes never, since they also cost shares. A guarantee's fee is measured where the same part is guaranteed; what is
 * given for equity, at one amount. Speeds are as promised, and as measured. `agreed`: accepted offers whose deals are not
 * over, which a guarantee may back. Nothing is said of an offer that can't be accepted as it stands.
 */
export function comparedGroups(
  offers: readonly OfferSummary[],
  asked: AskedOn,
  agreed: readonly OfferSummary[] = [],
): ComparedGroup[] {
  const lent = offers.flatMap((offer) => debtOf(offer) ?? []);
  const agreedLoans = agreed.flatMap((offer) => debtOf(offer) ?? []);
  return COMPARED_KINDS.flatMap((kind): ComparedGroup[] => {
    const loans = lent.filter(({ commitment, terms }) => comparedKind(terms, commitment) === kind);
    const equity = offers.flatMap(({ terms, ...rest }) =>
      terms.instrument !== "record" && isEquity(terms) ? [{ ...rest, terms }] : [],
    );
    if (kind === "equity") return equity.length === 0 ? [] : [equityGroup(equity, asked)];
    if (loans.length === 0) return [];
    const on = {
      amountFen: asked.amountFen ?? least(loans.map(({ terms }) => terms.amountFen)),
      termMonths: asked.termMonths ?? least(loans.map(({ terms }) => terms.termMonths)),
    };
    if (kind === "guarantee") return [guaranteeGroup(loans, on, { lent, agreed: agreedLoans })];
    return [debtGroup(kind, loans, on)];
  });
}

type Debt = OfferSummary & { terms: LoanTerms; ratePercent: string };

function debtOf({ terms, ratePercent, ...rest }: OfferSummary): Debt | null {
  if (terms.instrument === "record" || isEquity(terms) || ratePercent === null) return null;
  return { ...rest, terms, ratePercent };
}

function debtGroup(kind: DebtKind, loans: readonly Debt[], on: ComparedOn): DebtGroup {
  const offers = sortedBy(
    loans.map((offer) => ({ ...offer, compared: comparedAt(offer.terms, offer.ratePercent, on) })),
    ({ compared: { cost } }) => (cost?.rate ? hundredths(cost.rate.compoundPercent) : null),
  );
  const measurable = ({ terms }: Debt) => kind !== "note" && isAllIn(terms);
  return {
    kind,
    on,
    offers,
    best: bestIn(offers, {
      annualCost: offers.map((offer) => {
        const { cost } = offer.compared;
        const value = cost?.rate && measurable(offer) ? hundredths(cost.rate.compoundPercent) : null;
        return { id: offer.id, value, basis: basisOf(offer.terms) };
      }),
      totalCost: offers.map((offer) => ({
        id: offer.id,
        value: measurable(offer) ? (offer.compared.cost?.totalCostFen ?? null) : null,
        basis: basisOf(offer.terms),
      })),
      ...speedsOf(offers),
    }),
  };
}

/** What two sheets of one kind must share for their costs to be of the same thing. */
function basisOf({ details }: LoanTerms): string {
  if (details?.kind === "revolving_credit") return String(Number(details.utilisationPercent));
  return details?.kind === "factoring" ? details.recourse : "";
}

function guaranteeGroup(
  loans: readonly Debt[],
  on: ComparedOn,
  { lent, agreed }: { lent: readonly Debt[]; agreed: readonly Debt[] },
): GuaranteeGroup {
  const backedBy = (guarantee: Debt, all: readonly Debt[]) =>
    all
      .filter(({ commitment, isOnHold }) => commitment === "capital" && !isOnHold)
      .filter((loan) => loan.prospectId === guarantee.prospectId && canBack(guarantee.terms, loan.terms))
      .map(({ id }) => id);
  const guarantees = loans.map((offer) => ({
    ...offer,
    feesFen: costOf(restateTerms(offer.terms, on), offer.ratePercent).feesFen,
    backs: backedBy(offer, lent),
    backsAgreed: backedBy(offer, agreed),
  }));
  const offers = sortedBy(guarantees, ({ feesFen }) => feesFen);
  return {
    kind: "guarantee",
    on,
    offers,
    best: bestIn(offers, {
      fees: offers.map(({ id, feesFen: value, terms }) => ({
        id,
        value,
        basis: String(Number(guaranteedPercent(terms))),
      })),
    }),
  };
}

function equityGroup(
  equity: readonly (OfferSummary & { terms: EquityTerms })[],
  asked: AskedOn,
): EquityGroup {
  const amountFen = asked.amountFen ?? least(equity.map(({ terms }) => terms.amountFen));
  const offers = sortedBy(
    equity.map((offer) => ({ ...offer, given: givenFor(amountFen, offer.terms) })),
    ({ given }) => given.allBp,
  );
  return {
    kind: "equity",
    on: { amountFen, termMonths: 0 },
    offers,
    best: bestIn(offers, {
      given: offers.map(({ id, given }) => ({ id, value: given.allBp, basis: "" })),
      ...speedsOf(offers),
    }),
  };
}

function speedsOf(offers: readonly OfferSummary[]) {
  return {
    promised: offers.map(({ id, terms }) => ({ id, value: promisedDays(terms) ?? null, basis: "" })),
    measured: offers.map(({ id, institution: { drawdowns } }) => ({
      id,
      value: drawdowns.medianWorkingDays,
      basis: "",
    })),
  };
}

/** What keeps an offer that stands from being accepted now, in the order in which an acceptance is refused. */
export type Unacceptable = "on-hold" | "over-ask" | "budget-short";

/**
 * Why an offer can't be accepted as it stands: it is on hold, for more than is left of its ask, or for more than is left
 * of its mandate's budget. Null where it can, alone; no label and no pair is of another.
 */
export function whyUnacceptable({ isOnHold, leftFen, isBudgetShort }: OfferSummary): Unacceptable | null {
  if (isOnHold) return "on-hold";
  if (leftFen !== undefined) return "over-ask";
  return isBudgetShort === true ? "budget-short" : null;
}

function bestIn(
  offers: readonly OfferSummary[],
  measures: Readonly<Partial<Record<MeasureName, readonly Measured[]>>>,
): BestOfGroup {
  const acceptable = new Set(offers.filter((offer) => whyUnacceptable(offer) === null).map(({ id }) => id));
  return Object.fromEntries(
    Object.entries(measures).flatMap(([name, measured]) => {
      const best = bestOffers(measured.filter(({ id }) => acceptable.has(id)));
      return best === null ? [] : [[name, best]];
    }),
  );
}

/** A rate as precise as it is shown, in hundredths of a percent: two rates that look alike are a tie. */
function hundredths(percent: string): number {
  const [whole = "0", fraction = ""] = percent.split(".");
  return Number(divideRounded(BigInt(whole + fraction.padEnd(4, "0").slice(0, 4)), 100n, "half-up"));
}

function sortedBy<Offer extends OfferSummary>(
  offers: readonly Offer[],
  valueOf: (offer: Offer) => number | bigint | null,
): Offer[] {
  const keyed = offers.map((offer) => ({ offer, value: valueOf(offer) }));
  return keyed
    .sort((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
      return a.value < b.value ? -1 : Number(a.value > b.value);
    })
    .map(({ offer }) => offer);
}

function least<Value extends bigint | number>(values: readonly Value[]): Value {
  return values.reduce((low, value) => (value < low ? value : low));
}
