import fc from "fast-check";
import { amounts, lines, ODD_MONTHS, often, percents, type Typed, type Typing } from "./typed-sheets.ts";

/** A typed counter-offer: any of its fields, and the sizes of three costs. */
export function typedCounter(typing: Typing): fc.Arbitrary<Typed> {
  const maybe = (one: fc.Arbitrary<string>) =>
    fc.oneof({ arbitrary: fc.constant(undefined), weight: 3 }, { arbitrary: one, weight: 1 });
  return lines({
    act: fc.constant("counter"),
    unit: fc.constant("wan"),
    version: fc.constant("1"),
    rounds: fc.constant("0"),
    amountFen: maybe(amounts(typing)),
    termMonths: maybe(often(fc.integer({ min: 1, max: 72 }).map(String), ODD_MONTHS, typing)),
    spreadBp: maybe(fc.integer({ min: -300, max: 3_000 }).map(String)),
    fixedRatePercent: maybe(percents(typing, 40)),
    commitmentPercent: maybe(percents(typing, 5)),
    advancePercent: maybe(percents(typing, 100)),
    servicePercent: maybe(percents(typing, 100)),
    discountPercent: maybe(percents(typing, 100)),
    capFen: maybe(amounts(typing)),
    postMoneyFen: maybe(amounts(typing)),
    poolPercent: maybe(percents(typing, 100)),
    boardSeats: maybe(fc.constantFrom("0", "5")),
    ...Object.fromEntries(
      [0, 1, 2].flatMap((line) => [
        [`feePercents[${line}]`, maybe(percents(typing, 100))],
        [`feeAmounts[${line}]`, maybe(fc.integer({ min: 0, max: 50_000_000 }).map(String))],
      ]),
    ),
  });
}
