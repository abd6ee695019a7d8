import type { RefusalCode } from "#app/domain/refusal.ts";
import type { ConditionStatus, DealStatus } from "#app/domain/deals/lifecycle.ts";
import type { DrawdownStatus } from "#app/domain/deals/drawdown.ts";
import type { IntroductionStatus } from "#app/domain/introductions/lifecycle.ts";
import { isOpen, type OfferStatus } from "#app/domain/offers/lifecycle.ts";
import type { ProspectStatus } from "#app/domain/prospects/lifecycle.ts";

/** One of the two institutions that a prospect has met. */
export type Side = 0 | 1;
export const WAN = 1_000_000n;

export interface ModelOffer {
  side: Side;
  status: OfferStatus;
  version: number;
  amountFen: bigint | null;
  /** Its end has come by the clock, whether or not a job has marked it. */
  isPast: boolean;
  /** The number of the deal that holds it. */
  heldBy: number | null;
  rounds: number;
}

export interface ModelDrawdown {
  amountFen: bigint;
  status: DrawdownStatus;
  feeFen: bigint | null;
  /** How often it was disputed. */
  disputes: number;
}

export interface ModelDeal {
  side: Side;
  status: DealStatus;
  condition: ConditionStatus;
  amountFen: bigint;
  fundedFen: bigint;
  confirmedFen: bigint;
  drawdowns: ModelDrawdown[];
}

/** A prospect, its two introductions under consent, their mandates, and all that comes of them: what is compared. */
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

/** A trade before anything was offered: eight million sought, five needed; one mandate is wide, the other nearly used. */
export function newTrade(): Trade {
  const mandate = (budget: bigint) => ({
    ...{ status: "active" as const, leastFen: 100n * WAN, budgetFen: budget * WAN },
    ...{ reservedFen: 0n, drawnFen: 0n },
  });
  return {
    prospect: {
      ...{ status: "published", soughtFen: 800n * WAN, targetFen: 500n * WAN },
      ...{ acceptedFen: 0n, confirmedFen: 0n },
    },
    mandates: [mandate(2_000n), mandate(450n)],
    introductions: [{ status: "consented" }, { status: "consented" }],
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

/** What would be wrong with a trade; the names are the invariants of the house. Empty when it is in order. */
export function violationsOf({ prospect, mandates, offers, deals }: Trade): string[] {
  const uses = (deal: ModelDeal) => (deal.status === "fell_through" ? deal.confirmedFen : deal.amountFen);
  const sum = (each: readonly bigint[]) => each.reduce((all, one) => all + one, 0n);
  const leftFen = prospect.soughtFen - prospect.acceptedFen;
  const accepted = offers.filter(({ status }) => status === "accepted").length;
  return [
    ...(prospect.acceptedFen !== sum(deals.map(uses)) || leftFen < 0n ? ["I1 accepted"] : []),
    ...(accepted === deals.length ? [] : ["I1 deals"]),
    ...offers
      .filter(({ status, heldBy, amountFen }) => {
        if (!isOpen(status) || prospect.acceptedFen === 0n) return false;
        return heldBy === null && (amountFen ?? 0n) > leftFen;
      })
      .map(() => "I2 not on hold"),
    ...offers
      .filter(({ heldBy, amountFen }) => heldBy !== null && (amountFen ?? 0n) <= leftFen)
      .map(() => "I2 held in vain"),
    ...deals
      .filter(
        ({ drawdowns, fundedFen }) => fundedFen !== sum(drawdowns.filter(isPaid).map((one) => one.amountFen)),
      )
      .map(() => "I11 paid"),
    ...deals
      .flatMap(({ drawdowns }) => drawdowns)
      .filter(({ status, feeFen }) => (status === "confirmed") !== (feeFen !== null))
      .map(() => "I3 fee"),
    ...mandates.flatMap((mandate, side) => {
      const own = deals.filter((deal) => deal.side === side);
      const drawnFen = sum(own.map(({ confirmedFen }) => confirmedFen));
      const isKept = mandate.drawnFen === drawnFen && mandate.reservedFen === sum(own.map(uses)) - drawnFen;
      return isKept && mandate.reservedFen + mandate.drawnFen <= mandate.budgetFen ? [] : ["I9 budget"];
    }),
  ];
}

/** What a command was answered with: the refusal, or null where it was done. */
export type Said = RefusalCode | null;
