import type { Commitment } from "#app/domain/codes/commitments.ts";
import { publishedAsk } from "#app/domain/prospects/teaser.ts";
import { type Ask, heldByAcceptance } from "./acceptance.ts";

/** Another open offer of capital on the same prospect, as a query returns it. */
export interface CompetingRow {
  offerId: string;
  number: string;
  amountFen: string;
  nameZh: string;
  nameEn: string | null;
}

/** What a prospect seeks and has accepted so far, as a query returns it. */
export interface AskRow {
  targetFen: string;
  soughtFen: string;
  acceptedFen: string;
}

/** What a prospect seeks and has accepted so far. */
export function askOfRow({ targetFen, soughtFen, acceptedFen }: AskRow): { ask: Ask; acceptedFen: bigint } {
  const ask = { amountMinFen: BigInt(targetFen), amountMaxFen: BigInt(soughtFen) };
  return { ask, acceptedFen: BigInt(acceptedFen) };
}

/** An offer that an acceptance puts on hold. */
export interface HeldOffer {
  id: string;
  number: bigint;
  amountFen: bigint;
  institution: { nameZh: string; nameEn: string | null };
}

/**
 * The offers that an acceptance of this one would put on hold now, by the rest of the ask as institutions see it, which
 * is also what decides it on acceptance. A guarantee puts none on hold.
 */
export function heldOffers(
  offer: { commitment: Commitment; amountFen: bigint },
  row: AskRow,
  competing: readonly CompetingRow[],
): HeldOffer[] {
  if (offer.commitment === "guarantee") return [];
  const { ask, acceptedFen } = askOfRow(row);
  const { to } = publishedAsk(ask, acceptedFen + offer.amountFen);
  const others = competing.map(({ offerId, amountFen }) => ({
    offerId,
    commitment: "capital" as const,
    amountFen: BigInt(amountFen),
    heldByDealId: null,
  }));
  const held = new Set(heldByAcceptance(to, others));
  return competing.filter(({ offerId }) => held.has(offerId)).map(namedOffer);
}

/** Another offer on the same prospect, by what it is named with. */
export function namedOffer({ offerId, number, amountFen, nameZh, nameEn }: CompetingRow): HeldOffer {
  return {
    id: offerId,
    number: BigInt(number),
    amountFen: BigInt(amountFen),
    institution: { nameZh, nameEn },
  };
}
