import type { Combination } from "#app/domain/offers/comparing/combinations.ts";
import type {
  ComparedDebt,
  ComparedEquity,
  ComparedGroup,
  ComparedGuarantee,
} from "#app/domain/offers/comparing/groups.ts";
import { promisedDays } from "#app/domain/offers/terms/record-texts.ts";
import { formatMoneyExact, formatMoneyShort, formatRate } from "#app/i18n/format.ts";
import type { AnswerShown, AnswersShown } from "./shown.ts";
import type { Speech } from "./speech.server.ts";

type Compared = ComparedDebt | ComparedGuarantee | ComparedEquity;

const MEASURES = ["annualCost", "fees", "given", "promised"] as const;
type Measure = (typeof MEASURES)[number];

/** More that tie are counted. */
const NAMED = 3;

/** What a hurried reader asks first: which offer is the cheapest, the fastest, takes least, and what two bring together. */
export function answersShown(
  speech: Speech,
  groups: readonly ComparedGroup[],
  [pair]: readonly Combination[],
  names: ReadonlyMap<string, string>,
): AnswersShown | null {
  const { c } = speech;
  const rows = [
    ...groups.flatMap((group) =>
      MEASURES.flatMap((measure) => bestAnswer(speech, group, measure, names) ?? []),
    ),
    ...(pair === undefined ? [] : [pairAnswer(speech, pair, names)]),
  ];
  if (rows.length === 0) return null;
  return { title: c("answers.title"), rows, pairs: pair === undefined ? null : c("answers.pairs") };
}

function bestAnswer(
  speech: Speech,
  group: ComparedGroup,
  measure: Measure,
  names: ReadonlyMap<string, string>,
): AnswerShown | null {
  const { c } = speech;
  const best = group.best[measure];
  const all: readonly Compared[] = group.offers;
  const offers = all.filter(({ id }) => best?.ids.has(id) === true);
  const [first] = offers;
  if (best === undefined || best === null || first === undefined) return null;
  const label = c("tagOf", { label: c(`tags.${measure}`), count: best.of });
  const more = offers.length - NAMED;
  return {
    key: `${group.kind} ${measure}`,
    label: c("answers.of", { label, kind: c(`kinds.${group.kind}`) }),
    offers: offers.slice(0, NAMED).map(({ id }) => ({ id, name: names.get(id) ?? "" })),
    value: [valueOf(speech, measure, first), ...(more > 0 ? [c("answers.more", { count: more })] : [])].join(
      c("answers.between"),
    ),
  };
}

function valueOf({ c, t, locale }: Speech, measure: Measure, offer: Compared): string {
  if (measure === "promised") return t("terms.withinDays", { days: promisedDays(offer.terms) ?? 0 });
  if ("given" in offer)
    return c("answers.given", { share: formatRate((offer.given.allBp / 100).toFixed(2)) });
  if ("backs" in offer) return formatMoneyExact(locale, offer.feesFen);
  return c("answers.perYear", { rate: formatRate(offer.compared.cost?.rate?.compoundPercent ?? "0") });
}

function pairAnswer(
  { c, locale }: Speech,
  pair: Combination,
  names: ReadonlyMap<string, string>,
): AnswerShown {
  const amount = formatMoneyShort(locale, pair.amountFen);
  return {
    key: "pair",
    label: c("combinations.title"),
    offers: pair.ids.map((id) => ({ id, name: names.get(id) ?? "" })),
    value:
      pair.totalCostFen === null
        ? amount
        : c("answers.pair", { amount, cost: formatMoneyExact(locale, pair.totalCostFen) }),
  };
}
