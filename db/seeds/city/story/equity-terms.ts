import { type EquityTerms, equityTermsSchema } from "#app/domain/offers/equity/equity-terms.ts";
import type { Random } from "../../random.ts";
import { amountFor, type OfferGround } from "./terms.ts";

const WAN = 1_000_000n;

const CONDITIONS: readonly (readonly [string, string])[] = [
  ["完成业务、财务和法律尽职调查", "Business, financial and legal due diligence completed"],
  ["核心技术人员签署竞业限制协议", "Key engineers bound by non-competition agreements"],
  ["知识产权归属公司的确认函", "Confirmation that the rights belong to the company"],
  ["股东会通过增资决议", "Shareholders' resolution on the capital increase"],
];

/** An equity term sheet as a fund would write it: a minority, with the usual preference; null where the ranges leave no room. */
export function equityTermsFor(
  random: Random,
  { facts, mandate, remainingFen }: OfferGround,
): EquityTerms | null {
  if (!facts.instruments.includes("equity") || !mandate.instruments.includes("equity")) return null;
  const amountFen = amountFor(random, mandate, remainingFen);
  if (amountFen === null) return null;
  const [founders, employees] = random.pick([
    [100, 0],
    [85, 15],
    [72, 10],
    [64, 12],
  ] as const);
  const holdings = [
    { holder: "founders", percent: founders },
    { holder: "employees", percent: employees },
    { holder: "investors", percent: 100 - founders - employees },
  ] as const;
  const dilution = BigInt(random.pick([6, 8, 10, 12, 15, 18]));
  return equityTermsSchema.parse(
    equityTermsSchema.encode({
      instrument: "equity",
      amountFen,
      postMoneyFen: ((amountFen * 100n) / dilution / (10n * WAN)) * (10n * WAN),
      poolPercent: random.pick(["5", "8", "10"]),
      holdings: holdings
        .filter(({ percent }) => percent > 0)
        .map((holding) => ({ ...holding, percent: String(holding.percent) })),
      preferenceTimes: "1",
      participation: random.chance(0.8) ? "non_participating" : "participating",
      boardSeats: amountFen >= 500n * WAN ? 1 : random.int(0, 1),
      conditions: random.some(CONDITIONS, random.int(2, 3)).map(([zh, en]) => `${zh} / ${en}`),
    }),
  );
}
