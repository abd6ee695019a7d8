import {
  type ComparedDebt,
  type ComparedEquity,
  type ComparedGroup,
  type ComparedGuarantee,
  whyUnacceptable,
} from "#app/domain/offers/comparing/groups.ts";
import { capTable } from "#app/domain/offers/equity/cap-table.ts";
import { instrumentOf } from "#app/domain/offers/terms/record-texts.ts";
import { formatMoneyExact, formatMoneyShort, formatMonths, formatShare } from "#app/i18n/format.ts";
import { offeredTerm } from "#app/i18n/offered-term.ts";
import { paymentCharts } from "./charts.server.ts";
import { annualCell, debtRows } from "./debt-rows.server.ts";
import { equityDilution, noteDilution } from "./dilution.server.ts";
import { equityRows, guaranteeRows } from "./other-rows.server.ts";
import { comparedText, isRestated } from "./restated.server.ts";
import { bestLabel, givenText } from "./rows.server.ts";
import { debtSentence, equitySentence, guaranteeSentence } from "./sentences.server.ts";
import type { CellShown, OfferShown, RestShown, SectionShown } from "./shown.ts";
import { exactCell, moneyCell, type Speech, untilOf } from "./speech.server.ts";

/** Columns side by side; the other offers of a kind are folded away below, and can be moved into them. */
export const COLUMNS = 4;

type Compared = ComparedDebt | ComparedGuarantee | ComparedEquity;

export interface Opened {
  /** Which four of a kind stand side by side, "loan.2" being the fifth to the eighth. */
  part: string | undefined;
  isPaymentsOpen: boolean;
}

/** One kind of offers, as texts. */
export function sectionOf(
  speech: Speech,
  group: ComparedGroup,
  names: ReadonlyMap<string, string>,
  { part, isPaymentsOpen }: Opened,
): SectionShown {
  const { c, locale } = speech;
  const { kind, on } = group;
  const all: readonly Compared[] = group.offers;
  const start = startOf(part, kind, all.length);
  const shown = all.slice(start, start + COLUMNS);
  const title = c(`kinds.${kind}`);
  const amount = formatMoneyShort(locale, on.amountFen);
  const term = formatMonths(locale, on.termMonths);
  const note = kind === "equity" ? c("comparedAmount", { amount }) : c("comparedAt", { amount, term });
  const { rows, charts, dilution } = partsOf(speech, group, shown, names, isPaymentsOpen);
  return {
    kind,
    title,
    note: all.length === 1 && !all.some((offer) => isRestated(group, offer)) ? c("asOffered") : note,
    lead: c(`leads.${kind}`),
    caveat: hasSameHolders(group) ? null : c("dilution.differs"),
    table: c("table", { kind: title }),
    fold: { text: c("fold", { count: shown.length }), isOpen: isPaymentsOpen || part !== undefined },
    item: c("item"),
    offers: shown.map((offer) => offerShown(speech, group, offer, names)),
    rows: [...rows, untilRow(speech, shown)],
    rest: all.length <= COLUMNS ? null : restOf(speech, group, start, names),
    charts,
    dilution:
      dilution.length === 0
        ? null
        : {
            title: c("dilution.title"),
            showTable: c("dilution.show"),
            charts: dilution,
          },
  };
}

/** Whether all sheets of equity state the same holders of today; of other kinds, none states any. */
function hasSameHolders({ kind, offers }: ComparedGroup): boolean {
  if (kind !== "equity") return true;
  const stated = offers.map(({ terms }) =>
    JSON.stringify(capTable(terms).map(({ holder, beforeBp }) => [holder, beforeBp])),
  );
  return new Set(stated).size <= 1;
}

/** How the figures of a kind are meant. */
export function notesOn({ c, t }: Speech, { kind, offers }: ComparedGroup): string[] {
  return [
    ...(kind === "equity" || kind === "guarantee" ? [] : [c("note", { method: t("cost.method") })]),
    ...(offers.length > 1 && kind !== "note" ? [c("bestNote")] : []),
    ...(kind === "guarantee" ? [] : [t("speed.note")]),
  ];
}

/** The first column: of an unknown or past part, the first offer. */
function startOf(part: string | undefined, kind: string, count: number): number {
  const [of, number] = part?.split(".") ?? [];
  const start = of === kind ? (Number(number) - 1) * COLUMNS : 0;
  return start > 0 && start < count ? start : 0;
}

function partsOf(
  speech: Speech,
  group: ComparedGroup,
  shown: readonly Compared[],
  names: ReadonlyMap<string, string>,
  isPaymentsOpen: boolean,
): Pick<SectionShown, "rows" | "charts"> & { dilution: NonNullable<SectionShown["dilution"]>["charts"] } {
  if (group.kind === "guarantee") {
    const offers = shown as readonly ComparedGuarantee[];
    return { rows: guaranteeRows(speech, group, offers, names), charts: null, dilution: [] };
  }
  if (group.kind === "equity") {
    const offers = shown as readonly ComparedEquity[];
    const dilution = offers.map((offer) => equityDilution(speech, offer));
    return { rows: equityRows(speech, group, offers), charts: null, dilution };
  }
  const offers = shown as readonly ComparedDebt[];
  return {
    rows: debtRows(speech, group, offers),
    charts: paymentCharts(speech, offers, isPaymentsOpen),
    dilution: offers.flatMap((offer) => noteDilution(speech, offer) ?? []),
  };
}

function offerShown(
  speech: Speech,
  group: ComparedGroup,
  offer: Compared,
  names: ReadonlyMap<string, string>,
): OfferShown {
  const { c } = speech;
  const until = untilOf(speech, offer);
  const sentence = sentenceOf(speech, offer, names);
  const tags = (["annualCost", "fees", "given", "promised"] as const).flatMap((measure) => {
    const best = group.best[measure];
    if (best?.ids.has(offer.id) !== true) return [];
    return [c("tagOf", { label: c(`tags.${measure}`), count: best.of })];
  });
  return {
    ...whose(speech, offer, names),
    sentence: isRestated(group, offer) ? c("issuedValue", { value: sentence }) : sentence,
    compared: comparedText(speech, group, offer),
    tags,
    until: until === null ? null : { ...until, text: `${c("rows.until")} ${until.text}` },
    mark: markOf(speech, offer),
  };
}

/** Why it can't be accepted as it is, though it stands. */
function markOf({ c, locale }: Speech, offer: Compared): string | null {
  const { leftFen = 0n } = offer;
  switch (whyUnacceptable(offer)) {
    case null:
      return null;
    case "on-hold":
      return c("onHold");
    case "budget-short":
      return c("budgetShort");
    case "over-ask":
      return leftFen === 0n ? c("noneLeft") : c("overLeft", { left: formatMoneyExact(locale, leftFen) });
  }
}

/** Whose offer it is, and of what. */
function whose({ labels }: Speech, offer: Compared, names: ReadonlyMap<string, string>) {
  return {
    id: offer.id,
    name: names.get(offer.id) ?? "",
    instrument: offeredTerm(labels, offer.commitment, instrumentOf(offer.terms)),
  };
}

function sentenceOf(speech: Speech, offer: Compared, names: ReadonlyMap<string, string>): string {
  if ("given" in offer) return equitySentence(speech, offer);
  return "backs" in offer ? guaranteeSentence(speech, offer, names) : debtSentence(speech, offer);
}

function untilRow(speech: Speech, shown: readonly Compared[]): SectionShown["rows"][number] {
  return {
    key: "until",
    label: speech.c("rows.until"),
    cells: shown.map((offer) => ({
      text: untilOf(speech, offer)?.text ?? speech.c("absent"),
      note: markOf(speech, offer) ?? undefined,
    })),
  };
}

function restOf(
  speech: Speech,
  group: ComparedGroup,
  start: number,
  names: ReadonlyMap<string, string>,
): RestShown {
  const { c, locale } = speech;
  const all: readonly Compared[] = group.offers;
  const others = all.filter((_, index) => index < start || index >= start + COLUMNS);
  const parts = Array.from({ length: Math.ceil(all.length / COLUMNS) }, (_, index) => index * COLUMNS)
    .filter((from) => from !== start)
    .map((from) => ({
      part: `${group.kind}.${from / COLUMNS + 1}`,
      text: c("rest.next", { from: from + 1, to: Math.min(from + COLUMNS, all.length) }),
    }));
  return {
    title: c("rest.title", { count: others.length, kind: c(`kinds.${group.kind}`) }),
    heads: {
      institution: c("rest.institution"),
      amount: c("rest.amount"),
      measure: c("rest.measure"),
      until: c("rest.until"),
    },
    rows: others.map((offer) => ({
      ...whose(speech, offer, names),
      amount: { ...moneyCell(locale, offer.terms.amountFen), note: markOf(speech, offer) ?? undefined },
      measure: measureCell(speech, group, offer),
      until: untilOf(speech, offer),
    })),
    parts,
  };
}

function measureCell(speech: Speech, group: ComparedGroup, offer: Compared): CellShown {
  if ("given" in offer)
    return {
      text: givenText(speech, offer.given),
      ...bestLabel(speech, group.best, "given", offer.id),
    };
  if ("backs" in offer)
    return { ...exactCell(offer.feesFen), ...bestLabel(speech, group.best, "fees", offer.id) };
  if (group.kind === "equity" || group.kind === "guarantee") return { text: formatShare("0") };
  const { big: _, ...cell } = annualCell(speech, group, offer);
  return cell;
}
