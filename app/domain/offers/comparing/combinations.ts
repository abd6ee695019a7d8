import type { ProspectStatus } from "#app/domain/prospects/lifecycle.ts";
import { publishedAsk } from "#app/domain/prospects/teaser.ts";
import { offerFiguresOf } from "#app/domain/offers/cost/figures.ts";
import {
  type Ask,
  heldByAcceptance,
  isAccepting,
  remainingAsk,
  remainingFor,
} from "#app/domain/offers/negotiation/acceptance.ts";
import { committedFen } from "#app/domain/offers/terms/offer-terms.ts";
import type { OfferSummary } from "#app/domain/offers/view.ts";
import { canBack, guaranteedCost } from "./combined.ts";
import {
  type ComparedDebt,
  type ComparedEquity,
  type ComparedGroup,
  type ComparedGuarantee,
  whyUnacceptable,
} from "./groups.ts";

/** What a prospect still seeks, and whether its offers can be accepted now. */
export type CombinedAsk = { ask: Ask; acceptedFen: bigint; status: ProspectStatus };

/** Two offers that can both be accepted, and together bring what the prospect seeks. */
export interface Combination {
  ids: readonly [string, string];
  kind: "loan-and-guarantee" | "two-loans" | "loan-and-shares";
  /** The capital; a guarantee adds none. */
  amountFen: bigint;
  /** Of both, by their own terms; null where neither is debt. */
  totalCostFen: bigint | null;
  /** Of a loan with its guarantor's fees; of two different contracts there is no one rate. */
  annualPercent: string | null;
  /** The share that new shareholders get, in basis points; a note's is assumed, at the financing that it names. */
  givenBp: number;
  isGivenAssumed: boolean;
  /** Principal of the note is repaid before, and not converted. */
  isGivenRest: boolean;
  /** What would then still be sought, of the most that is. */
  leftFen: bigint;
}

/** The pairs that are listed; the offers of each kind that are tried, the best of each; the guarantees of each loan. */
const COMBINATIONS_SHOWN = 6;
const OF_EACH = 2;
const TRIED = 12;
const GUARANTEES_TRIED = 3;

type Capital = ComparedDebt | ComparedEquity;

/**
 * Pairs of offers that really can both be accepted and then bring at least the least that is sought: a loan with the
 * guarantee that it needs, two loans, or a loan with equity or a note. Offers that can't be accepted alone take no part
 * (`whyUnacceptable`), nor do two under one mandate whose budget isn't enough for both; two capital offers only if the
 * second still fits what remains and is not put on hold by the first. Two offers of shares are no pair: each valuation
 * assumes that the other doesn't come. A guaranteed loan is paired with its guarantee only, as it needs it. The largest
 * amount first, then the lowest total cost, then the least given.
 */
export function combinationsOf(
  groups: readonly ComparedGroup[],
  asks: ReadonlyMap<string, CombinedAsk>,
): Combination[] {
  const free = groups.map(({ kind, offers }) => ({
    kind,
    offers: (offers as readonly OfferSummary[])
      .filter((offer) => whyUnacceptable(offer) === null)
      .slice(0, TRIED),
  }));
  const of = <Offer>(...kinds: readonly ComparedGroup["kind"][]) =>
    free.filter(({ kind }) => kinds.includes(kind)).flatMap(({ offers }) => offers as unknown as Offer[]);
  const debts = of<ComparedDebt>("loan", "lease", "line", "factoring");
  const shares = of<Capital>("note", "equity");
  const plain = debts.filter(({ terms }) => terms.instrument !== "guaranteed_loan");
  const found = [
    ...debts.flatMap((loan) => guaranteed(loan, of<ComparedGuarantee>("guarantee"), asks)),
    ...plain.flatMap((one, index) => plain.slice(index + 1).flatMap((other) => paired(one, other, asks))),
    ...plain.flatMap((one) => shares.flatMap((other) => paired(one, other, asks))),
  ];
  const sorted = found.sort(byAmountCostShare);
  // Two of each sort come first, so that larger sums don't hide what a guarantee would open.
  const sorts = ["loan-and-guarantee", "two-loans", "loan-and-shares"] as const;
  const chosen = new Set(
    sorts.flatMap((sort) => sorted.filter(({ kind }) => kind === sort).slice(0, OF_EACH)),
  );
  const others = sorted.filter((pair) => !chosen.has(pair)).slice(0, COMBINATIONS_SHOWN - chosen.size);
  return sorted.filter((pair) => chosen.has(pair) || others.includes(pair));
}

function guaranteed(
  loan: ComparedDebt,
  guarantees: readonly ComparedGuarantee[],
  asks: ReadonlyMap<string, CombinedAsk>,
): Combination[] {
  const sought = asks.get(loan.prospectId);
  if (sought === undefined || !isAccepting(sought.status)) return [];
  const { minFen, maxFen } = remainingAsk(sought.ask, sought.acceptedFen);
  const { amountFen } = loan.terms;
  if (amountFen < minFen || amountFen > maxFen) return [];
  const { ask, acceptedFen } = sought;
  return guarantees
    .filter(
      (guarantee) =>
        guarantee.prospectId === loan.prospectId &&
        areWithinBudget(loan, guarantee) &&
        canBack(guarantee.terms, loan.terms) &&
        committedFen(guarantee.terms, "guarantee") <= remainingFor("guarantee", ask, acceptedFen),
    )
    .slice(0, GUARANTEES_TRIED)
    .map((guarantee) => {
      const cost = guaranteedCost(loan, guarantee.terms);
      return {
        ids: [loan.id, guarantee.id] as const,
        kind: "loan-and-guarantee",
        amountFen,
        totalCostFen: cost.totalCostFen,
        annualPercent: cost.rate?.compoundPercent ?? null,
        givenBp: 0,
        isGivenAssumed: false,
        isGivenRest: false,
        leftFen: maxFen - amountFen,
      };
    });
}

function paired(one: Capital, other: Capital, asks: ReadonlyMap<string, CombinedAsk>): Combination[] {
  const sought = asks.get(one.prospectId);
  if (sought === undefined || other.prospectId !== one.prospectId || !isAccepting(sought.status)) return [];
  const amountFen = one.terms.amountFen + other.terms.amountFen;
  const { minFen, maxFen } = remainingAsk(sought.ask, sought.acceptedFen);
  const both =
    areWithinBudget(one, other) && (mayFollow(one, other, sought) || mayFollow(other, one, sought));
  if (!both || amountFen < minFen) return [];
  const figures = [one, other].map(({ terms, ratePercent }) => offerFiguresOf(terms, ratePercent));
  const costs = figures.flatMap(({ cost }) => cost?.totalCostFen ?? []);
  const givenBp = figures.reduce(
    (all, { equity, conversion }) => all + (equity?.dilutionBp ?? conversion?.shareBp ?? 0),
    0,
  );
  return [
    {
      ids: [one.id, other.id],
      kind: givenBp === 0 ? "two-loans" : "loan-and-shares",
      amountFen,
      totalCostFen: costs.length === 0 ? null : costs.reduce((all, fen) => all + fen),
      annualPercent: null,
      givenBp,
      isGivenAssumed: figures.some(({ conversion }) => conversion !== null),
      isGivenRest: figures.some(({ conversion }) => (conversion?.repaidFen ?? 0n) > 0n),
      leftFen: maxFen - amountFen,
    },
  ];
}

/** Whether the budget is enough for both, where they are under one mandate. */
function areWithinBudget(one: OfferSummary, other: OfferSummary): boolean {
  return one.budgetShortBeside?.includes(other.id) !== true;
}

/** Whether the second capital offer can still be accepted after the first, by the rules of acceptance. */
function mayFollow(first: Capital, second: Capital, { ask, acceptedFen }: CombinedAsk): boolean {
  const after = acceptedFen + first.terms.amountFen;
  if (first.terms.amountFen > remainingFor("capital", ask, acceptedFen)) return false;
  if (second.terms.amountFen > remainingFor("capital", ask, after)) return false;
  const competing = {
    offerId: second.id,
    commitment: "capital" as const,
    amountFen: second.terms.amountFen,
    heldByDealId: null,
  };
  return heldByAcceptance(publishedAsk(ask, after).to, [competing]).length === 0;
}

function byAmountCostShare(a: Combination, b: Combination): number {
  if (a.amountFen !== b.amountFen) return a.amountFen > b.amountFen ? -1 : 1;
  const [one, other] = [a.totalCostFen ?? 0n, b.totalCostFen ?? 0n];
  if (one !== other) return one < other ? -1 : 1;
  if (a.givenBp !== b.givenBp) return a.givenBp - b.givenBp;
  return a.ids.join() < b.ids.join() ? -1 : 1;
}
