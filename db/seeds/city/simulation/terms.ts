import type { Security } from "#app/domain/codes/companies.ts";
import type { Instrument, RepaymentMethod } from "#app/domain/codes/instruments.ts";
import type { MandateTerms, ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import { type EquityTerms, equityTermsSchema } from "#app/domain/offers/equity/equity-terms.ts";
import {
  LOAN_INSTRUMENTS,
  type LoanFee,
  type LoanTerms,
  loanTermsSchema,
} from "#app/domain/offers/terms/loan-terms.ts";
import { lprOn } from "#app/domain/offers/cost/lpr.ts";
import type { Day } from "#app/lib/days.ts";
import type { Random } from "../../random.ts";
import texts from "../../texts/deals.json" with { type: "json" };
import { both, type Pair } from "../../texts/fill.ts";

const WAN = 1_000_000n;
/** Offers are made in whole ¥0.1M. */
const STEP = 10n * WAN;

type Of<Value> = Readonly<Partial<Record<Instrument, Value>>>;
const PLEDGES: Of<Pair> = texts.pledges;
const SECURITIES = texts.securities as Of<Security>;
const FEES = texts.fees as Of<Pick<LoanFee, "kind" | "timing"> & { percents: readonly string[] }>;

/** The basis of an offer. */
interface Basis {
  facts: ProspectFacts;
  mandate: MandateTerms;
  /** What the prospect still seeks. */
  remainingFen: bigint;
  day: Day;
}

/** A term sheet within the mandate's ranges, as an institution would write it; null if they allow none. */
export function loanTermsFor(random: Random, basis: Basis): LoanTerms | null {
  const { facts, mandate } = basis;
  const wanted = LOAN_INSTRUMENTS.filter((one) => facts.instruments.includes(one));
  const shared = wanted.filter((one) => mandate.instruments.includes(one));
  if (shared.length === 0) return null;
  const instrument = random.pick(shared);
  const amountFen = amountFor(random, basis);
  if (amountFen === null) return null;
  const wished = facts.termMonthsMax ?? 12;
  const termMonths = Math.max(mandate.termMonthsMin ?? 1, Math.min(wished, mandate.termMonthsMax ?? wished));
  const terms: LoanTerms = {
    instrument,
    amountFen,
    repaymentMethod: methodFor(random, instrument, termMonths),
    ...rateFor(random, instrument, basis),
    termMonths,
    ...detailsFor(instrument, amountFen),
    fees: feesFor(random, instrument, amountFen),
    securities: securitiesFor(instrument, facts),
    conditions: conditionsFor(random, instrument),
  };
  return loanTermsSchema.parse(loanTermsSchema.encode(terms));
}

/** An instrument's own terms, where the city's offers have any. */
function detailsFor(instrument: Instrument, amountFen: bigint): Pick<LoanTerms, "details"> {
  switch (instrument) {
    case "guaranteed_loan":
      // The maximum share of the guarantee system (财金〔2024〕60号).
      return { details: { kind: "guarantee", ratioPercent: "80" } };
    case "convertible_note":
      return {
        details: {
          kind: "convertible_note",
          discountPercent: "20",
          capFen: amountFen * 8n,
          qualifiedFen: amountFen * 2n,
          assumedPreMoneyFen: amountFen * 9n,
        },
      };
    default:
      return {};
  }
}

/** An institution's amount of what is still sought, in whole steps; null if the mandate allows none. */
function amountFor(random: Random, { mandate, remainingFen }: Basis): bigint | null {
  const { amountMaxFen, amountMinFen } = mandate;
  const most = amountMaxFen !== null && amountMaxFen < remainingFen ? amountMaxFen : remainingFen;
  const wanted = (most * random.pick([60n, 80n, 100n, 100n, 100n])) / 100n;
  const amount = (wanted / STEP) * STEP;
  const least = amountMinFen ?? STEP;
  const enough = amount < least ? ((least + STEP - 1n) / STEP) * STEP : amount;
  return enough > 0n && enough <= most ? enough : null;
}

function methodFor(random: Random, instrument: Instrument, termMonths: number): RepaymentMethod {
  if (instrument === "finance_lease") return "annuity";
  if (termMonths <= 12)
    return random.pick(["bullet_interest_monthly", "bullet_interest_monthly", "single_repayment"]);
  if (termMonths % 3 === 0 && random.chance(0.2)) return "bullet_interest_quarterly";
  return random.pick(["annuity", "equal_principal"]);
}

/** Banks price by the LPR of the day, others by a fixed rate; below the company's maximum, if possible. */
function rateFor(random: Random, instrument: Instrument, { mandate, facts, day }: Basis) {
  const least = mandate.priceMinBp ?? 330;
  const most = Math.max(least, Math.min(mandate.priceMaxBp ?? 600, (facts.maxRateBp ?? 10_000) - 20));
  const rate = Math.round((least + random.next() * (most - least)) / 5) * 5;
  const lpr = lprOn(day);
  if (!lpr || most >= 520 || instrument === "finance_lease" || !random.chance(0.85)) {
    const fixedRatePercent = (rate / 100).toFixed(2);
    return { rateBasis: "fixed", fixedRatePercent, rateReset: "fixed_for_term" } as const;
  }
  const spreadBp = rate - Math.round(Number(lpr.oneYearPercent) * 100);
  const rateReset = random.pick(["fixed_for_term", "each_january"] as const);
  return { rateBasis: "lpr", lprTerm: "1Y", spreadBp, rateReset } as const;
}

function feesFor(random: Random, instrument: Instrument, amountFen: bigint): LoanFee[] {
  if (instrument === "ip_pledge_loan")
    return [{ kind: "valuation_fee", timing: "upfront", amountFen: BigInt(random.int(6, 20)) * 100_000n }];
  if (instrument === "unsecured_loan")
    return random.chance(0.2) ? [{ kind: "insurance_premium", timing: "upfront", percent: "0.4" }] : [];
  const fee = FEES[instrument];
  if (fee === undefined) return [];
  const { kind, timing, percents } = fee;
  const own: LoanFee = { kind, timing, percent: random.pick(percents) };
  if (instrument !== "finance_lease" || !random.chance(0.5)) return [own];
  return [own, { kind: "deposit", timing: "upfront", amountFen: amountFen / 20n }];
}

function securitiesFor(instrument: Instrument, facts: ProspectFacts): LoanTerms["securities"] {
  const kind = SECURITIES[instrument];
  const count = facts.classOneIp?.least;
  if (kind === undefined) return [];
  return kind === "class_one_ip" && count
    ? [{ kind, description: both(texts.patents, { count }, " / ") }]
    : [{ kind }];
}

function conditionsFor(random: Random, instrument: Instrument): string[] {
  const pledge = PLEDGES[instrument];
  const some = random.some(texts.loanConditions, random.int(1, 3));
  return [...(pledge && random.chance(0.9) ? [pledge] : []), ...some].map(onOneLine);
}

function onOneLine(pair: Pair): string {
  return both(pair, {}, " / ");
}

/**
 * An equity term sheet as a fund would write it: a minority, with the usual preference; null if the ranges allow none.
 */
export function equityTermsFor(random: Random, basis: Basis): EquityTerms | null {
  const { facts, mandate } = basis;
  if (!facts.instruments.includes("equity") || !mandate.instruments.includes("equity")) return null;
  const amountFen = amountFor(random, basis);
  if (amountFen === null) return null;
  const [founders = 0, employees = 0] = random.pick(texts.holdings);
  const holdings = [
    { holder: "founders", percent: String(founders) },
    { holder: "employees", percent: String(employees) },
    { holder: "investors", percent: String(100 - founders - employees) },
  ] as const;
  const dilution = BigInt(random.pick([6, 8, 10, 12, 15, 18]));
  const terms: EquityTerms = {
    instrument: "equity",
    amountFen,
    postMoneyFen: ((amountFen * 100n) / dilution / STEP) * STEP,
    poolPercent: random.pick(["5", "8", "10"]),
    holdings: holdings.filter(({ percent }) => percent !== "0"),
    preferenceTimes: "1",
    participation: random.chance(0.8) ? "non_participating" : "participating",
    boardSeats: amountFen >= 500n * WAN ? 1 : random.int(0, 1),
    conditions: random.some(texts.equityConditions, random.int(2, 3)).map(onOneLine),
  };
  return equityTermsSchema.parse(equityTermsSchema.encode(terms));
}
