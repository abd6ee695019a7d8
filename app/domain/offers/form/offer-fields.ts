import { unitText } from "#app/lib/money.ts";
import type { EquityTermsDraft } from "#app/domain/offers/equity/equity-terms.ts";
import type { LoanTermsDraft } from "#app/domain/offers/terms/loan-terms.ts";
import type { OfferTermsDraft } from "#app/domain/offers/terms/offer-terms.ts";
import type { OfferUnit } from "./offer-units.ts";

type Values = Record<string, unknown>;

/** The builder's fields of a draft. */
export function fieldsOfOffer(terms: OfferTermsDraft, expiresOn: string | null, unit: OfferUnit): Values {
  return {
    ...(terms.instrument === "equity" ? equityFields(terms, unit) : loanFields(terms, unit)),
    instrument: terms.instrument ?? "",
    amountFen: money(terms.amountFen, unit),
    conditionsText: (terms.conditions ?? []).join("\n"),
    drawdownDays: whole(terms.drawdownDays),
    note: terms.note ?? "",
    expiresOn: expiresOn ?? "",
  };
}

function loanFields(terms: LoanTermsDraft, unit: OfferUnit): Values {
  return {
    rateBasis: terms.rateBasis ?? "lpr",
    fixedRatePercent: terms.fixedRatePercent ?? "",
    lprTerm: terms.lprTerm ?? "1Y",
    spreadBp: whole(terms.spreadBp),
    rateReset: terms.rateReset ?? "fixed_for_term",
    termMonths: whole(terms.termMonths),
    repaymentMethod: terms.repaymentMethod ?? "annuity",
    seasonMonths: (terms.seasonMonths ?? []).map(String),
    details: Object.fromEntries(
      Object.entries(terms.details ?? {}).map(([name, value]) => [
        name,
        typeof value === "bigint" ? unitText(value, unit) : String(value),
      ]),
    ),
    fees: (terms.fees ?? []).map((fee) => ({
      kind: fee.kind,
      timing: fee.timing,
      amountFen: money(fee.amountFen, "yuan"),
      percent: fee.percent ?? "",
    })),
    securityKinds: (terms.securities ?? []).map(({ kind }) => kind),
    securityNotes: Object.fromEntries(
      (terms.securities ?? []).flatMap(({ kind, description }) => (description ? [[kind, description]] : [])),
    ),
  };
}

function equityFields(terms: EquityTermsDraft, unit: OfferUnit): Values {
  return {
    postMoneyFen: money(terms.postMoneyFen, unit),
    poolPercent: terms.poolPercent ?? "0",
    holdings: Object.fromEntries((terms.holdings ?? []).map(({ holder, percent }) => [holder, percent])),
    preferenceTimes: terms.preferenceTimes ?? "1",
    participation: terms.participation ?? "non_participating",
    boardSeats: whole(terms.boardSeats ?? 0),
  };
}

function whole(value: number | undefined): string {
  return value === undefined ? "" : String(value);
}

function money(fen: bigint | undefined, unit: OfferUnit | "yuan"): string {
  return fen === undefined ? "" : unitText(fen, unit);
}
