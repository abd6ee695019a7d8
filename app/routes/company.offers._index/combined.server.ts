import type { Combination } from "#app/domain/offers/comparing/combinations.ts";
import { formatStake } from "#app/i18n/format-stake.ts";
import { formatMoneyExact, formatMoneyShort, formatRate } from "#app/i18n/format.ts";
import { moneyCell, type Speech } from "./speech.server.ts";
import type { CombinationsShown } from "./shown.ts";

/** Pairs that fill what is sought, with what both bring, cost and take. */
export function combinationsShown(
  speech: Speech,
  pairs: readonly Combination[],
  { names, amounts }: { names: ReadonlyMap<string, string>; amounts: ReadonlyMap<string, bigint> },
): CombinationsShown | null {
  if (pairs.length === 0) return null;
  const { c, locale } = speech;
  return {
    title: c("combinations.title"),
    lead: c("combinations.lead"),
    heads: {
      pair: c("combinations.pair"),
      amount: c("combinations.amount"),
      cost: c("combinations.cost"),
      rate: c("combinations.rate"),
      given: c("combinations.given"),
    },
    rows: pairs.map((pair) => ({
      key: pair.ids.join(),
      offers: pair.ids.map((id) => ({ id, name: names.get(id) ?? "" })),
      amount: {
        ...moneyCell(locale, pair.amountFen),
        note: amountNote(speech, pair, amounts),
      },
      cost:
        pair.totalCostFen === null
          ? { text: c("combinations.noCost") }
          : {
              ...moneyCell(locale, pair.totalCostFen),
              text: formatMoneyExact(locale, pair.totalCostFen),
              note: c(`combinations.costs.${pair.kind}`),
            },
      rate: pair.annualPercent === null ? c("combinations.noRate") : formatRate(pair.annualPercent),
      given: givenText(speech, pair),
    })),
  };
}

/** What the sum consists of, and what then remains of the ask. A guarantee adds no money. */
function amountNote({ c, locale }: Speech, pair: Combination, amounts: ReadonlyMap<string, bigint>): string {
  const { kind, ids, leftFen } = pair;
  const rest =
    leftFen === 0n
      ? c("combinations.whole")
      : c("combinations.part", { left: formatMoneyShort(locale, leftFen) });
  if (kind === "loan-and-guarantee") return c("combinations.loanAlone", { rest });
  const [one = "", other = ""] = ids.map((id) => formatMoneyShort(locale, amounts.get(id) ?? 0n));
  return c("combinations.sum", { one, other, rest });
}

function givenText({ c, t }: Speech, { givenBp, isGivenAssumed, isGivenRest }: Combination): string {
  if (givenBp === 0) return c("combinations.noGiven");
  const share = formatStake(givenBp);
  const rest = isGivenRest ? t("conversion.rest") : "none";
  return isGivenAssumed ? c("combinations.assumed", { share, rest }) : share;
}
