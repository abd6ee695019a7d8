import { roundedUp } from "#app/domain/prospects/round-amounts.ts";
import type { Commitment } from "#app/domain/codes/commitments.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import type { ConditionStatus, DealStatus } from "#app/domain/deals/lifecycle.ts";
import type { DrawdownStatus } from "#app/domain/deals/drawdown.ts";
import { isDoneReversal, isOpenReversal, type ReversalStatus } from "#app/domain/deals/reversal.ts";
import type { IntroductionStatus } from "#app/domain/introductions/lifecycle.ts";
import { chargedFen, owedFen } from "./model-fees.ts";
import { isOpenOffer, type OfferStatus } from "#app/domain/offers/lifecycle.ts";
import type { ProspectStatus } from "#app/domain/prospects/lifecycle.ts";

/** One of the three institutions of the prospect's introductions: two lenders, and a guarantor. */
export type Side = 0 | 1 | 2;
export const commitmentOfSide = (side: Side): Commitment => (side === 2 ? "guarantee" : "capital");
/** The commitment of an offer: the guarantor covers four fifths of the loan. */
export const committed = (side: Side, amountFen: bigint): bigint =>
  side === 2 ? (amountFen * 4n) / 5n : amountFen;
export const WAN = 1_000_000n;

export interface ModelOffer {
  side: Side;
  commitment: Commitment;
  status: OfferStatus;
  version: number;
  amountFen: bigint | null;
  /** It has expired by the clock, whether or not a job has marked it. */
  isPast: boolean;
  /** The number of the deal that put it on hold. */
  heldBy: number | null;
  rounds: number;
}

interface ModelDrawdown {
  amountFen: bigint;
  status: DrawdownStatus;
  feeFen: bigint | null;
  /** How often it was disputed. */
  disputes: number;
  /** The latest proposal to reverse it. */
  reversal: { status: ReversalStatus; proposedBy: "company" | "institution" } | null;
  /** Whether admins let it stand before. */
  wasUpheld: boolean;
  /** The correction of its deal's fees once it was reversed. */
  correctionFen: bigint | null;
}

export interface ModelDeal {
  side: Side;
  commitment: Commitment;
  status: DealStatus;
  condition: ConditionStatus;
  amountFen: bigint;
  fundedFen: bigint;
  confirmedFen: bigint;
  drawdowns: ModelDrawdown[];
}

/**
 * A prospect, its three introductions with consent, their mandates, and the resulting offers and deals: the compared
 * state.
 */
export interface Trade {
  prospect: {
    status: ProspectStatus;
    soughtFen: bigint;
    targetFen: bigint;
    acceptedFen: bigint;
    confirmedFen: bigint;
  };
  mandates: {
    status: "active" | "exhausted";
    leastFen: bigint;
    budgetFen: bigint;
    reservedFen: bigint;
    drawnFen: bigint;
  }[];
  introductions: { status: IntroductionStatus }[];
  offers: ModelOffer[];
  deals: ModelDeal[];
}

/** A trade before anything was offered: eight million sought, five needed; one mandate is wide, two are nearly used. */
export function newTrade(): Trade {
  const mandate = (budget: bigint) => ({
    status: "active" as const,
    leastFen: 100n * WAN,
    budgetFen: budget * WAN,
    reservedFen: 0n,
    drawnFen: 0n,
  });
  return {
    prospect: {
      status: "published",
      soughtFen: 800n * WAN,
      targetFen: 500n * WAN,
      acceptedFen: 0n,
      confirmedFen: 0n,
    },
    mandates: [mandate(2_000n), mandate(450n), mandate(600n)],
    introductions: [{ status: "consented" }, { status: "consented" }, { status: "consented" }],
    offers: [],
    deals: [],
  };
}

export const lastOffer = ({ offers }: Trade, side: Side): ModelOffer | undefined =>
  offers.findLast((offer) => offer.side === side);
export const lastDeal = ({ deals }: Trade, side: Side): ModelDeal | undefined =>
  deals.findLast((deal) => deal.side === side);

const isPaid = ({ status }: ModelDrawdown) =>
  status === "funded" || status === "disputed" || status === "confirmed";

/** Violations in a trade, by the names of the product's invariants. Empty when it is consistent. */
export function violationsOf({ prospect, mandates, offers, deals }: Trade): string[] {
  const isOver = ({ status }: ModelDeal) => status === "fell_through" || status === "released";
  const uses = (deal: ModelDeal) => (isOver(deal) ? deal.confirmedFen : deal.amountFen);
  const inUse = (deal: ModelDeal) => (deal.status === "in_force" ? deal.amountFen : deal.confirmedFen);
  const capital = deals.filter(({ commitment }) => commitment === "capital");
  const sum = (each: readonly bigint[]) => each.reduce((all, one) => all + one, 0n);
  const leftFen = prospect.soughtFen - prospect.acceptedFen;
  const shownFen = roundedUp(leftFen);
  const accepted = offers.filter(({ status }) => status === "accepted").length;
  return [
    ...(prospect.acceptedFen !== sum(capital.map(uses)) || leftFen < 0n ? ["I1 accepted"] : []),
    ...(accepted === deals.length ? [] : ["I1 deals"]),
    ...offers
      .filter(({ status, commitment, heldBy, amountFen }) => {
        if (commitment === "guarantee") return heldBy !== null;
        if (!isOpenOffer(status) || prospect.acceptedFen === 0n) return false;
        return heldBy === null && (amountFen ?? 0n) > shownFen;
      })
      .map(() => "I2 not on hold"),
    ...offers
      .filter(({ heldBy, amountFen }) => heldBy !== null && (amountFen ?? 0n) <= shownFen)
      .map(() => "I2 held in vain"),
    ...deals
      .filter(
        ({ drawdowns, fundedFen }) => fundedFen !== sum(drawdowns.filter(isPaid).map((one) => one.amountFen)),
      )
      .map(() => "I11 paid"),
    ...deals
      .filter(({ commitment, drawdowns }) => commitment === "guarantee" && drawdowns.length > 0)
      .map(() => "I1 a guarantee was drawn"),
    ...deals
      .flatMap(({ drawdowns }) => drawdowns)
      .filter(({ status, feeFen }) => (status === "confirmed" || status === "reversed") !== (feeFen !== null))
      .map(() => "I3 fee"),
    ...deals
      .filter((deal) => deal.commitment === "capital" && chargedFen(deal) !== owedFen(deal))
      .map(() => "I3 sum"),
    ...deals
      .flatMap(({ drawdowns }) => drawdowns)
      .filter(({ status, reversal }) => {
        if (reversal === null) return status === "reversed";
        if (isOpenReversal(reversal.status) && status !== "confirmed") return true;
        return isDoneReversal(reversal.status) !== (status === "reversed");
      })
      .map(() => "I11 reversal"),
    ...mandates.flatMap((mandate, side) => {
      const own = deals.filter((deal) => deal.side === side);
      const drawnFen = sum(own.map(inUse));
      const isStored = mandate.drawnFen === drawnFen && mandate.reservedFen === sum(own.map(uses)) - drawnFen;
      return isStored && mandate.reservedFen + mandate.drawnFen <= mandate.budgetFen ? [] : ["I9 budget"];
    }),
  ];
}

/** The result of a command: the refusal, or null where it was done. */
export type CommandResult = RefusalCode | null;
