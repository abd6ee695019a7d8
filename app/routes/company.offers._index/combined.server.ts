import type { Combination } from "#app/domain/offers/comparing/combinations.ts";
import { formatStake } from "#app/i18n/format-stake.ts";
import { formatMoneyExact, formatMoneyShort, formatRate } from "#app/i18n/format.ts";
import { moneyCell, type Speech } from "./speech.server.ts";
import type { CombinationsShown } from "./shown.ts";

/** Pairs that fill what is sought, with what both bring, cost and take. */
export function combinationsShown(
  { c, locale }: Speech,
  pairs: readonly Combination[],
  names: ReadonlyMap<string, string>,
): CombinationsShown | null {
  if (pairs.length === 0) return null;
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
        note:
          pair.leftFen === 0n
            ? c("combinations.whole")
            : c("combinations.part", { left: formatMoneyShort(locale, pair.leftFen) }),
      },
      cost:
        pair.totalCostFen === null
          ? { text: c("combinations.noCost") }
          : { ...moneyCell(locale, pair.totalCostFen), text: formatMoneyExact(locale, pair.totalCostFen) },
      rate: pair.annualPercent === null ? c("combinations.noRate") : formatRate(pair.annualPercent),
      given: givenText(c, pair),
    })),
  };
}

function givenText(c: Speech["c"], { givenBp, isGivenAssumed }: Combination): string {
  if (givenBp === 0) return c("combinations.noGiven");
  const share = formatStake(givenBp);
  return isGivenAssumed ? c("combinations.assumed", { share }) : share;
}
