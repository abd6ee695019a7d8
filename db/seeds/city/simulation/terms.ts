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

const PLEDGES: Readonly<Partial<Record<Instrument, Pair>>> = texts.pledges;
const PLEDGED: Readonly<Partial<Record<Instrument, Security>>> = {
  ip_pledge_loan: "class_one_ip",
  receivables_finance: "receivables",
  finance_lease: "equipment",
  guaranteed_loan: "guarantor",
  secured_loan: "equipment",
  equity_pledge_loan: "equity_stake",
};

interface OfferGround {
  facts: ProspectFacts;
  mandate: MandateTerms;
  /** What the prospect still seeks. */
  remainingFen: bigint;
  day: Day;
}

/** A term sheet within the mandate's ranges, as an institution would write it; null where they leave no room. */
export function loanTermsFor(
  random: Random,
  { facts, mandate, remainingFen, day }: OfferGround,
): LoanTerms | null {
  const shared = LOAN_INSTRUMENTS.filter(
    (one) => facts.instruments.includes(one) && mandate.instruments.includes(one),
  );
  if (shared.length === 0) return null;
  const instrument = random.pick(shared);
  const amountFen = amountFor(random, mandate, remainingFen);
  if (amountFen === null) return null;
  const termMonths = termFor(facts, mandate);
  const repaymentMethod = methodFor(random, instrument, termMonths);
  return loanTermsSchema.parse(
    loanTermsSchema.encode({
      instrument,
      amountFen,
      ...rateFor(random, instrument, mandate, facts, day),
      termMonths,
      repaymentMethod,
      // What the guarantee system bears at most (财金〔2024〕60号).
      ...(instrument === "guaranteed_loan"
        ? { details: { kind: "guarantee" as const, ratioPercent: "80" } }
        : {}),
      fees: feesFor(random, instrument, amountFen),
      securities: securitiesFor(instrument, facts),
      conditions: conditionsFor(random, instrument),
    }),
  );
}

/** What an institution offers of what is still sought, in whole steps; null where the mandate leaves no room. */
function amountFor(random: Random, mandate: MandateTerms, remainingFen: bigint): bigint | null {
  const most =
    mandate.amountMaxFen !== null && mandate.amountMaxFen < remainingFen
      ? mandate.amountMaxFen
      : remainingFen;
  const wanted = (most * random.pick([60n, 80n, 100n, 100n, 100n])) / 100n;
  const least = mandate.amountMinFen ?? STEP;
  const amount = (wanted / STEP) * STEP;
  const enough = amount < least ? ((least + STEP - 1n) / STEP) * STEP : amount;
  return enough > 0n && enough <= most ? enough : null;
}

function termFor(facts: ProspectFacts, mandate: MandateTerms): number {
  const wished = facts.termMonthsMax ?? 12;
  return Math.max(mandate.termMonthsMin ?? 1, Math.min(wished, mandate.termMonthsMax ?? wished));
}

function methodFor(random: Random, instrument: Instrument, termMonths: number): RepaymentMethod {
  if (instrument === "finance_lease") return "annuity";
  if (termMonths <= 12)
    return random.pick(["bullet_interest_monthly", "bullet_interest_monthly", "single_repayment"]);
  if (termMonths % 3 === 0 && random.chance(0.2)) return "bullet_interest_quarterly";
  return random.pick(["annuity", "equal_principal"]);
}

/** Banks price by the LPR of the day, others by a fixed rate; below what the company will pay, where that goes. */
function rateFor(
  random: Random,
  instrument: Instrument,
  mandate: MandateTerms,
  facts: ProspectFacts,
  day: Day,
) {
  const least = mandate.priceMinBp ?? 330;
  const most = Math.max(least, Math.min(mandate.priceMaxBp ?? 600, (facts.maxRateBp ?? 10_000) - 20));
  const rate = Math.round((least + random.next() * (most - least)) / 5) * 5;
  const lpr = lprOn(day);
  if (lpr && most < 520 && instrument !== "finance_lease" && random.chance(0.85)) {
    return {
      rateBasis: "lpr" as const,
      lprTerm: "1Y" as const,
      spreadBp: rate - Math.round(Number(lpr.oneYearPercent) * 100),
      rateReset: random.pick(["fixed_for_term", "each_january"] as const),
    };
  }
  return {
    rateBasis: "fixed" as const,
    fixedRatePercent: (rate / 100).toFixed(2),
    rateReset: "fixed_for_term" as const,
  };
}

function feesFor(random: Random, instrument: Instrument, amountFen: bigint): LoanFee[] {
  switch (instrument) {
    case "ip_pledge_loan":
      return [{ kind: "valuation_fee", timing: "upfront", amountFen: BigInt(random.int(6, 20)) * 100_000n }];
    case "guaranteed_loan":
      return [{ kind: "guarantee_fee", timing: "yearly", percent: random.pick(["0.5", "0.8", "1"]) }];
    case "finance_lease":
      return [
        { kind: "handling_fee", timing: "upfront", percent: random.pick(["0.8", "1.2", "1.5"]) },
        ...(random.chance(0.5)
          ? [{ kind: "deposit" as const, timing: "upfront" as const, amountFen: amountFen / 20n }]
          : []),
      ];
    case "receivables_finance":
      return [{ kind: "handling_fee", timing: "upfront", percent: random.pick(["0.2", "0.3", "0.5"]) }];
    case "unsecured_loan":
      return random.chance(0.2) ? [{ kind: "insurance_premium", timing: "upfront", percent: "0.4" }] : [];
    default:
      return [];
  }
}

function securitiesFor(instrument: Instrument, facts: ProspectFacts): LoanTerms["securities"] {
  const kind = PLEDGED[instrument];
  if (kind === undefined) return [];
  const patents = facts.classOneIp?.least;
  const description =
    kind === "class_one_ip" && patents ? both(texts.patents, { count: patents }, " / ") : undefined;
  return [{ kind, ...(description === undefined ? {} : { description }) }];
}

function conditionsFor(random: Random, instrument: Instrument): string[] {
  const pledge = PLEDGES[instrument];
  const some = random.some(texts.loanConditions, random.int(1, 3));
  return [...(pledge && random.chance(0.9) ? [pledge] : []), ...some].map(onOneLine);
}

/** An equity term sheet as a fund would write it: a minority, with the usual preference; null where the ranges leave no room. */
export function equityTermsFor(
  random: Random,
  { facts, mandate, remainingFen }: OfferGround,
): EquityTerms | null {
  if (!facts.instruments.includes("equity") || !mandate.instruments.includes("equity")) return null;
  const amountFen = amountFor(random, mandate, remainingFen);
  if (amountFen === null) return null;
  const [founders, employees] = random.pick([
    [100, 0],
    [85, 15],
    [72, 10],
    [64, 12],
  ] as const);
  const holdings = [
    { holder: "founders", percent: founders },
    { holder: "employees", percent: employees },
    { holder: "investors", percent: 100 - founders - employees },
  ] as const;
  const dilution = BigInt(random.pick([6, 8, 10, 12, 15, 18]));
  return equityTermsSchema.parse(
    equityTermsSchema.encode({
      instrument: "equity",
      amountFen,
      postMoneyFen: ((amountFen * 100n) / dilution / (10n * WAN)) * (10n * WAN),
      poolPercent: random.pick(["5", "8", "10"]),
      holdings: holdings
        .filter(({ percent }) => percent > 0)
        .map((holding) => ({ ...holding, percent: String(holding.percent) })),
      preferenceTimes: "1",
      participation: random.chance(0.8) ? "non_participating" : "participating",
      boardSeats: amountFen >= 500n * WAN ? 1 : random.int(0, 1),
      conditions: random.some(texts.equityConditions, random.int(2, 3)).map(onOneLine),
    }),
  );
}

function onOneLine(pair: Pair): string {
  return both(pair, {}, " / ");
}
