import type { DebtGroup, ComparedDebt } from "#app/domain/offers/comparing/groups.ts";
import { isAllIn } from "#app/domain/offers/comparing/kinds.ts";
import type { LoanCost } from "#app/domain/offers/cost/cost.ts";
import { conversionOf, type NoteConversion } from "#app/domain/offers/equity/note-conversion.ts";
import { offerFiguresOf } from "#app/domain/offers/cost/figures.ts";
import { formatStake } from "#app/i18n/format-stake.ts";
import { formatAmount, formatRate } from "#app/i18n/format.ts";
import { isRestated } from "./restated.server.ts";
import { bestLabel, rowsOver, speedRows, termRows } from "./rows.server.ts";
import type { CellShown, RowShown } from "./shown.ts";
import { exactCell, type Speech } from "./speech.server.ts";

/** The rows of debt: what it costs at the compared amount and term, then its own terms, then when money comes. */
export function debtRows(speech: Speech, group: DebtGroup, offers: readonly ComparedDebt[]): RowShown[] {
  const { c } = speech;
  const { best } = group;
  const restated =
    (cell: (cost: LoanCost, offer: ComparedDebt) => CellShown) =>
    (offer: ComparedDebt): CellShown =>
      offer.compared.cost === null ? { text: c("absent") } : cell(offer.compared.cost, offer);
  const rows = rowsOver(offers, [
    { key: "annual", label: c("rows.annual"), cells: (offer) => annualCell(speech, group, offer) },
    {
      key: "total",
      label: c("rows.total"),
      cells: restated((cost, { id }) => ({
        ...exactCell(cost.totalCostFen),
        ...bestLabel(speech, best, "totalCost", id),
      })),
    },
    { key: "received", label: c("rows.received"), cells: restated((cost) => exactCell(cost.receivedFen)) },
    { key: "first", label: c("rows.first"), cells: restated((cost) => exactCell(cost.firstPaymentFen)) },
    { key: "last", label: c("rows.last"), cells: restated((cost) => exactCell(cost.lastPaymentFen)) },
  ]);
  return [
    ...rows,
    ...(offers.some((offer) => isRestated(group, offer)) ? [issuedRow(speech, offers)] : []),
    ...termRows(speech, offers),
    ...(group.kind === "note" ? conversionRows(speech, group, offers) : []),
    ...rowsOver(offers, speedRows(speech, best)),
  ];
}

/** The annual cost, or why there is none; a sheet that does not state all says so. */
export function annualCell(
  speech: Speech,
  { best }: DebtGroup,
  { id, terms, compared }: ComparedDebt,
): CellShown {
  const { c } = speech;
  if (compared.cost === null) return { text: c(`why.${compared.why}`) };
  return {
    text: formatRate(compared.cost.rate?.compoundPercent ?? "0"),
    big: true,
    ...(isAllIn(terms) ? {} : { note: c("onTop") }),
    ...bestLabel(speech, best, "annualCost", id),
  };
}

/** What each costs by its own terms, beside what it would at the compared amount and term. */
function issuedRow({ c }: Speech, offers: readonly ComparedDebt[]): RowShown {
  return {
    key: "issued",
    label: c("rows.asIssued"),
    cells: offers.map(({ terms, ratePercent }) => {
      const { cost } = offerFiguresOf(terms, ratePercent);
      if (cost === null) return { text: c("absent") };
      return {
        text: cost.rate === null ? c("absent") : formatRate(cost.rate.compoundPercent),
        note: formatAmount(cost.totalCostFen),
      };
    }),
  };
}

/** At the compared amount and term; of a restated note, what it is as offered stands below. */
function conversionRows(speech: Speech, group: DebtGroup, offers: readonly ComparedDebt[]): RowShown[] {
  const { c, t } = speech;
  const rest = t("conversion.rest");
  const noteOf = (value: string, isRest: boolean) =>
    isRest ? c("issuedValueRest", { value, rest }) : c("issuedValue", { value });
  const row = (
    key: "conversion" | "owed" | "valuation",
    cell: (of: NoteConversion) => CellShown,
  ): RowShown => ({
    key,
    label: c(`rows.${key}`),
    cells: offers.map((offer) => {
      const { terms, ratePercent, compared } = offer;
      const figure = conversionOf(terms, compared.cost);
      if (figure === null) return { text: c("absent") };
      const shown = cell(figure);
      const issued = offerFiguresOf(terms, ratePercent).conversion;
      const value = issued === null ? shown.text : cell(issued).text;
      if (!isRestated(group, offer) || value === shown.text) return shown;
      return { ...shown, note: noteOf(value, key === "owed" && figure.repaidFen > 0n) };
    }),
  });
  return [
    row("conversion", ({ shareBp }) => ({ text: formatStake(shareBp) })),
    row("owed", ({ owedFen, repaidFen }) => ({
      ...exactCell(owedFen),
      ...(repaidFen > 0n ? { note: rest } : {}),
    })),
    row("valuation", ({ valuationFen, isByCap }) => ({
      ...exactCell(valuationFen),
      note: c(isByCap ? "byCap" : "byDiscount"),
    })),
  ];
}
