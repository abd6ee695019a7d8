import { type CapTableRow, capTable, proceedsOf } from "#app/domain/offers/equity/cap-table.ts";
import { costOf, type LoanCost } from "./cost.ts";
import { dilutionBp } from "#app/domain/offers/equity/dilution.ts";
import type { EquityTerms } from "#app/domain/offers/equity/equity-terms.ts";
import { conversionOf, type NoteConversion } from "#app/domain/offers/equity/note-conversion.ts";
import { isEquity } from "#app/domain/offers/terms/offer-terms.ts";
import type { IssuedTerms } from "#app/domain/offers/terms/record-terms.ts";

export type EquityFigures = {
  preMoneyFen: bigint;
  dilutionBp: number;
  rows: readonly CapTableRow[];
  /** The proceeds of each side at a sale for half of the post-money valuation, for it, and for twice as much. */
  sales: readonly { saleFen: bigint; investorFen: bigint; othersFen: bigint }[];
};

/** The figures of terms: a cost for debt, a cap table for equity, a conversion and the cost for a convertible note. */
export type OfferFigures = {
  cost: LoanCost | null;
  equity: EquityFigures | null;
  conversion: NoteConversion | null;
};

/** The figures of complete terms at a contract rate; equity has none, so its rate is null. A record has no figures. */
export function offerFiguresOf(terms: IssuedTerms, ratePercent: string | null): OfferFigures {
  if (terms.instrument === "record") return { cost: null, equity: null, conversion: null };
  if (isEquity(terms)) return { cost: null, equity: equityFigures(terms), conversion: null };
  const cost = ratePercent === null ? null : costOf(terms, ratePercent);
  return { cost, equity: null, conversion: conversionOf(terms, cost) };
}

function equityFigures(terms: EquityTerms): EquityFigures {
  const { amountFen, postMoneyFen } = terms;
  const preference = { ...terms, isParticipating: terms.participation === "participating" };
  return {
    preMoneyFen: postMoneyFen - amountFen,
    dilutionBp: dilutionBp(terms),
    rows: capTable(terms),
    sales: [postMoneyFen / 2n, postMoneyFen, postMoneyFen * 2n].map((saleFen) => ({
      saleFen,
      ...proceedsOf(preference, saleFen),
    })),
  };
}
