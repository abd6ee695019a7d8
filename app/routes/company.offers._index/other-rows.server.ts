import type {
  ComparedEquity,
  ComparedGuarantee,
  EquityGroup,
  GuaranteeGroup,
} from "#app/domain/offers/comparing/groups.ts";
import { offerFiguresOf } from "#app/domain/offers/cost/figures.ts";
import { formatShareAfter, formatStake } from "#app/i18n/format-stake.ts";
import { formatMoneyShort, formatRate, formatShare } from "#app/i18n/format.ts";
import { guaranteedPercent } from "#app/domain/offers/terms/offer-terms.ts";
import { bestLabel, givenText, rowsOver, speedRows, termRows } from "./rows.server.ts";
import type { RowShown } from "./shown.ts";
import { exactCell, moneyCell, type Speech } from "./speech.server.ts";

/** The rows of guarantees: the fees for one loan, and what each opens. */
export function guaranteeRows(
  speech: Speech,
  { best }: GuaranteeGroup,
  offers: readonly ComparedGuarantee[],
  names: ReadonlyMap<string, string>,
): RowShown[] {
  const { c, t } = speech;
  return [
    ...rowsOver(offers, [
      {
        key: "feesTotal",
        label: c("rows.fees"),
        cells: ({ id, feesFen }) => ({ ...exactCell(feesFen), ...bestLabel(speech, best, "fees", id) }),
      },
      {
        key: "part",
        label: t("details.ratioPercent"),
        cells: ({ terms }) => ({ text: formatShare(guaranteedPercent(terms)) }),
      },
      {
        key: "backs",
        label: c("rows.backs"),
        cells: ({ backs, backsAgreed }) => {
          const nameOf = (id: string) => names.get(id) ?? "";
          const all = [...backsAgreed.map((id) => c("agreed", { name: nameOf(id) })), ...backs.map(nameOf)];
          return { text: all.length === 0 ? c("none") : all.join(t("terms.comma")) };
        },
      },
    ]),
    ...termRows(speech, offers).filter(({ key }) => key !== "ratioPercent"),
  ];
}

/** The rows of equity: who owns how much after, its value and its rights. */
export function equityRows(
  speech: Speech,
  { best, on }: EquityGroup,
  offers: readonly ComparedEquity[],
): RowShown[] {
  const { c, t, locale } = speech;
  const figures = new Map(offers.map(({ id, terms }) => [id, offerFiguresOf(terms, null).equity]));
  const rowsOf = (id: string) => figures.get(id)?.rows ?? [];
  const holders = [...new Set(offers.flatMap(({ id }) => rowsOf(id).map(({ holder }) => holder)))];
  const ordered = holders.filter((holder) => holder !== "pool" && holder !== "new_investor");
  const isUnequal = offers.some(({ terms }) => terms.amountFen !== on.amountFen);
  const share = (bp: number) => formatRate((bp / 100).toFixed(2));
  return [
    ...rowsOver(offers, [
      {
        key: "share",
        label: c("rows.share"),
        cells: ({ id, given }) => ({
          text: formatStake(figures.get(id)?.dilutionBp ?? 0),
          big: true,
          // The pool is measured too: the label stands beside both.
          ...(isUnequal || best.given === undefined
            ? {}
            : { note: givenText(speech, given), ...bestLabel(speech, best, "given", id) }),
        }),
      },
      ...(isUnequal
        ? [
            {
              key: "shareAt",
              label: c("rows.shareAt", { amount: formatMoneyShort(locale, on.amountFen) }),
              cells: ({ id, given }: ComparedEquity) => ({
                text: givenText(speech, given),
                ...bestLabel(speech, best, "given", id),
              }),
            },
          ]
        : []),
      {
        key: "pre",
        label: c("rows.pre"),
        cells: ({ id }) => moneyCell(locale, figures.get(id)?.preMoneyFen ?? 0n),
      },
      ...([...ordered, "pool", "new_investor"] as const).map((holder) => ({
        key: holder,
        label: t(`equity.holders.${holder}`),
        cells: ({ id }: ComparedEquity) => {
          const row = rowsOf(id).find((one) => one.holder === holder);
          if (row === undefined) return { text: c("absent") };
          const after = formatShareAfter(row);
          return { text: row.beforeBp === 0 ? after : `${share(row.beforeBp)} → ${after}` };
        },
      })),
    ]),
    ...termRows(speech, offers),
    ...rowsOver(offers, speedRows(speech, best)),
  ];
}
