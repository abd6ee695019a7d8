import type { OfferFigures } from "#app/domain/offers/cost/figures.ts";
import { formatShareAfter, formatStake } from "#app/i18n/format-stake.ts";
import { formatAmount, formatMoneyExact, formatRate } from "#app/i18n/format.ts";

/** What a term sheet in Chinese prints of these figures, as a page passes them on: amounts may be texts. */
export function printedOf({ cost, equity, conversion }: OfferFigures): string[] {
  const exact = (one: unknown) => formatMoneyExact("zh-CN", BigInt(one as string));
  const amounts = (...all: unknown[]) => all.map((one) => formatAmount(BigInt(one as string)));
  return [
    ...(cost === null
      ? []
      : [
          formatRate(cost.rate?.compoundPercent ?? ""),
          ...[cost.totalCostFen, cost.feesFen, cost.upfrontFen, cost.receivedFen].map(exact),
          ...cost.rows.flatMap(({ totalFen, balanceFen }) => amounts(totalFen, balanceFen)),
        ]),
    ...(equity === null
      ? []
      : [
          formatStake(equity.dilutionBp),
          exact(equity.preMoneyFen),
          ...equity.rows.map(formatShareAfter),
          ...equity.sales.flatMap(({ saleFen, investorFen, othersFen }) =>
            amounts(saleFen, investorFen, othersFen),
          ),
        ]),
    ...(conversion === null
      ? []
      : [formatStake(conversion.shareBp), exact(conversion.owedFen), exact(conversion.valuationFen)]),
  ];
}
