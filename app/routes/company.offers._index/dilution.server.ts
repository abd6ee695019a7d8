import type { ComparedDebt, ComparedEquity } from "#app/domain/offers/comparing/groups.ts";
import { offerFiguresOf } from "#app/domain/offers/cost/figures.ts";
import { remainingBp } from "#app/domain/offers/equity/conversion.ts";
import { conversionOf } from "#app/domain/offers/equity/note-conversion.ts";
import { formatShareAfter } from "#app/i18n/format-stake.ts";
import { formatRate } from "#app/i18n/format.ts";
import type { DilutionShown } from "./shown.ts";
import { nameOf, type Speech } from "./speech.server.ts";

/** The same owner has the same colour in each chart, whichever others its offer states. */
const SERIES = {
  today: "series-1",
  founders: "series-1",
  investors: "series-2",
  new_investor: "series-3",
  employees: "series-4",
  pool: "series-5",
  others: "series-rest",
} as const;
type Owner = { key: keyof typeof SERIES; label: string; beforeBp: number; afterBp: number };

/** Who owns how much before and after an investor's offer: all holders of its cap table. */
export function equityDilution(speech: Speech, offer: ComparedEquity): DilutionShown {
  const { t } = speech;
  const rows = offerFiguresOf(offer.terms, null).equity?.rows ?? [];
  const owners = rows
    .map((row) => ({ ...row, key: row.holder, label: t(`equity.holders.${row.holder}`) }))
    .filter(({ beforeBp, afterBp }) => beforeBp + afterBp > 0);
  return dilutionOf(speech, offer, owners, speech.c("dilution.after"));
}

/** The same of a note at the compared amount and term, on the conversion that its sheet assumes: before other new money. */
export function noteDilution(speech: Speech, offer: ComparedDebt): DilutionShown | null {
  const { c, t } = speech;
  const conversion = conversionOf(offer.terms, offer.compared.cost);
  if (conversion === null) return null;
  const { shareBp } = conversion;
  const owners = [
    { key: "today" as const, label: c("dilution.today"), beforeBp: 10_000, afterBp: remainingBp(conversion) },
    { key: "new_investor" as const, label: t("equity.holders.new_investor"), beforeBp: 0, afterBp: shareBp },
  ];
  return dilutionOf(speech, offer, owners, c("dilution.converted"));
}

function dilutionOf(
  { c, locale }: Speech,
  offer: ComparedEquity | ComparedDebt,
  owners: readonly Owner[],
  afterLabel: string,
): DilutionShown {
  const shares = owners.map(({ key, label, beforeBp, afterBp }) => {
    const before = formatRate((beforeBp / 100).toFixed(2));
    const after = formatShareAfter({ holder: key, afterBp });
    return {
      label,
      before: beforeBp === 0 ? c("absent") : before,
      after,
      legend:
        beforeBp === 0
          ? c("dilution.shareNew", { holder: label, after })
          : c("dilution.share", { holder: label, before, after }),
      series: SERIES[key],
    };
  });
  const listed = (of: "before" | "after") =>
    shares.map((share) => `${share.label} ${share[of]}`).join(c("dilution.between"));
  const name = nameOf(locale, offer);
  return {
    id: offer.id,
    title: name,
    text: c("dilution.text", { before: listed("before"), after: listed("after") }),
    table: c("dilution.table", { name }),
    heads: [c("dilution.holder"), c("dilution.before"), afterLabel],
    rows: shares,
    bars: [
      {
        label: c("dilution.before"),
        parts: partsOf(
          owners.map(({ beforeBp }) => beforeBp),
          shares,
        ),
      },
      {
        label: afterLabel,
        parts: partsOf(
          owners.map(({ afterBp }) => afterBp),
          shares,
        ),
      },
    ],
  };
}

/** Widths in tenths of a percent with a gap of paper between two parts. */
function partsOf(bps: readonly number[], shares: readonly { series: string }[]) {
  const gap = 3;
  return bps.flatMap((bp, index) => {
    if (bp === 0) return [];
    const x = Math.round(bps.slice(0, index).reduce((all, one) => all + one, 0) / 10);
    const width = Math.max(2, Math.round(bp / 10) - gap);
    return [{ x, width, series: shares[index]?.series ?? "series-1" }];
  });
}
