import type { Commitment } from "#app/domain/codes/commitments.ts";
import { instrumentKind, type InstrumentKind } from "#app/domain/codes/instruments.ts";

/** A row of the table price_list: what a success fee costs from a day on. Rates in basis points, amounts in fen. */
export type PriceList = {
  priceListVersion: number;
  debtRateBp: number;
  debtFloorFen: bigint;
  debtCapFen: bigint;
  equityRateBp: number;
  equityFloorFen: bigint;
  equityCapFen: bigint;
  /** Whether its prices contain the value-added tax. */
  vatInclusive: boolean;
};

/** The price of one offer or deal: the rate on what is drawn, at least the floor once anything is, at most the cap. */
export type FeeTerms = {
  rateBp: number;
  floorFen: bigint;
  capFen: bigint;
  vatInclusive: boolean;
  /** The price list's. */
  version: number;
};

/** The price of an instrument by a list, as the database sets it on a deal. A guarantee has none: nothing is drawn. */
export function feeTermsOf(list: PriceList, instrument: string, commitment: Commitment): FeeTerms {
  const { priceListVersion: version, vatInclusive } = list;
  if (commitment === "guarantee") return { rateBp: 0, floorFen: 0n, capFen: 0n, vatInclusive, version };
  return { ...pricesOf(list)[instrumentKind(instrument)], vatInclusive, version };
}

function pricesOf(list: PriceList): Record<InstrumentKind, Pick<FeeTerms, "rateBp" | "floorFen" | "capFen">> {
  return {
    debt: { rateBp: list.debtRateBp, floorFen: list.debtFloorFen, capFen: list.debtCapFen },
    equity: { rateBp: list.equityRateBp, floorFen: list.equityFloorFen, capFen: list.equityCapFen },
  };
}
