import fc from "fast-check";
import {
  FEE_TIMINGS,
  type FeeKind,
  type Instrument,
  REPAYMENT_METHODS,
} from "#app/domain/codes/instruments.ts";
import { HOLDERS } from "#app/domain/offers/equity/cap-table.ts";
import { DAY_COUNTS } from "#app/domain/offers/cost/day-count.ts";
import { DETAIL_FIELDS, detailsOf, FIELDS_OF_DETAILS } from "#app/domain/offers/terms/detail-fields.ts";
import { feesAllowed } from "#app/domain/offers/terms/loan-terms.ts";
import { addDays, addMonths, type Day } from "#app/lib/days.ts";

/** A form as a browser sends it: each field's name and text. */
export type Typed = readonly (readonly [name: string, text: string])[];

export interface Typing {
  /** The day of the offer. */
  day: Day;
  /** One value in so many is odd: blank, too large, a past date. 0: none, so that most can be issued. */
  oddOneIn: number;
  /** The kinds of its lines of costs, each of which is typed; else some of those that it may have. */
  fees?: readonly FeeKind[];
}

const ODD_AMOUNTS = ["0", "0.000001", "1,5", "99999999", "1000000000", "-1", "abc"];
const ODD_PERCENTS = ["0", "100", "0.0001", "99.9999", "101", "5,5", "50"];
export const ODD_MONTHS = ["0", "1", "360", "361", "2.5"];

export function often(usual: fc.Arbitrary<string>, odd: readonly string[], { oddOneIn }: Typing) {
  if (oddOneIn === 0) return usual;
  return fc.oneof(
    { arbitrary: usual, weight: oddOneIn - 1 },
    { arbitrary: fc.constantFrom(...odd), weight: 1 },
  );
}

const hundredths = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((part) => (part / 100).toFixed(2));

/** Amounts in 万元. */
export const amounts = (typing: Typing, least = 1, most = 3_000) =>
  often(fc.integer({ min: least, max: most }).map(String), ODD_AMOUNTS, typing);
export const percents = (typing: Typing, most: number) =>
  often(hundredths(0, most * 100), ODD_PERCENTS, typing);
const days = (typing: Typing, least: number, most: number) =>
  often(
    fc.integer({ min: least, max: most }).map((after) => addDays(typing.day, after)),
    ["1999-01-01", "9999-12-31", addDays(typing.day, -1), "1999-02-30", addMonths(typing.day, 40)],
    typing,
  );

export const lines = (
  fields: Readonly<Record<string, fc.Arbitrary<string | undefined>>>,
): fc.Arbitrary<Typed> =>
  fc
    .record(fields)
    .map((row) =>
      Object.entries(row).flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const])),
    );

type Fields = Record<string, fc.Arbitrary<string | undefined>>;

/** The builder's form of an instrument, whole, in 万元, with costs of every kind and size that it may have. */
export function arbitraryTypedSheet(instrument: Instrument, typing: Typing): fc.Arbitrary<Typed> {
  const end = {
    unit: fc.constant("wan"),
    revision: fc.constant("1"),
    expiresOn: fc.constant(addDays(typing.day, 30)),
  };
  const own = instrument === "equity" ? equityFields(typing) : loanFields(instrument, typing);
  const kind = detailsOf(instrument);
  const details = kind === null ? [] : FIELDS_OF_DETAILS[kind];
  return fc
    .tuple(
      lines({ instrument: fc.constant(instrument), amountFen: amounts(typing, 100), ...own, ...end }),
      lines(Object.fromEntries(details.map((name) => [`details.${name}`, detail(name, instrument, typing)]))),
      fc.subarray(
        Array.from({ length: 12 }, (_, month) => String(month + 1)),
        { minLength: 1, maxLength: 4 },
      ),
    )
    .map(([all, dated, seasons]) => [
      ...(typing.oddOneIn === 0 ? wholeCosts(all) : all),
      ...(typing.oddOneIn === 0 ? wholeDrawdowns(dated) : dated),
      ...(instrument === "equity" ? [] : seasons.map((month) => ["seasonMonths", month] as const)),
    ]);
}

/** The second drawdown with its day and its amount, or without both. */
function wholeDrawdowns(details: Typed): Typed {
  const isSecond = ([name]: Typed[number]) => name.startsWith("details.secondDrawdown");
  return details.filter(isSecond).length === 2 ? details : details.filter((field) => !isSecond(field));
}

/** Each line of costs with its kind, or blank. */
function wholeCosts(fields: Typed): Typed {
  const kinds = new Set(fields.flatMap(([name]) => (name.endsWith("].kind") ? [name.slice(0, 7)] : [])));
  return fields.filter(([name]) => !name.startsWith("fees[") || kinds.has(name.slice(0, 7)));
}

function loanFields(instrument: Instrument, typing: Typing): Fields {
  const kinds = feesAllowed(instrument);
  // Of a line that is used to a third for three months, more than this passes the most that may be charged a year.
  const upfrontMost = typing.oddOneIn === 0 ? 0.5 : 3;
  const fees: [string, Fields[string]][] = [0, 1, 2].flatMap((line) => {
    const isPercent = line !== 1;
    return kinds.length === 0
      ? []
      : ([
          [
            `fees[${line}].kind`,
            typing.fees
              ? fc.constant(typing.fees[line])
              : fc.option(fc.constantFrom(...kinds.filter((one) => one !== "deposit" || line === 0)), {
                  nil: undefined,
                  freq: 2,
                }),
          ],
          [`fees[${line}].timing`, line === 0 ? fc.constant("upfront") : fc.constantFrom(...FEE_TIMINGS)],
          [
            `fees[${line}].${isPercent ? "percent" : "amountFen"}`,
            isPercent
              ? percents(typing, line === 0 ? upfrontMost : 0.1)
              : often(fc.integer({ min: 0, max: 800 }).map(String), ["0", "100000000000", "0.001"], typing),
          ],
        ] as const);
  });
  return {
    rateBasis: fc.constantFrom("fixed", "lpr"),
    fixedRatePercent: percents(typing, 12),
    lprTerm: fc.constantFrom("1Y", "5Y"),
    spreadBp: often(fc.integer({ min: -200, max: 600 }).map(String), ["-300", "3000", "-301", "1.5"], typing),
    rateReset: fc.constantFrom("fixed_for_term", "each_january"),
    termMonths: often(fc.constantFrom("3", "6", "12", "24", "36", "60"), ODD_MONTHS, typing),
    repaymentMethod:
      typing.oddOneIn === 0 && instrument === "finance_lease"
        ? fc.constant("annuity")
        : fc.constantFrom(...REPAYMENT_METHODS),
    ...Object.fromEntries(fees),
  };
}

function detail(name: string, instrument: Instrument, typing: Typing): fc.Arbitrary<string | undefined> {
  const maybe = (one: fc.Arbitrary<string>) => fc.option(one, { nil: undefined, freq: 2 });
  switch (name) {
    case "dayCount":
      return fc.constantFrom(...DAY_COUNTS);
    case "firstDrawdownOn":
      return days(typing, 0, 20);
    case "firstPaymentOn":
      return days(typing, 21, 120);
    case "secondDrawdownOn":
      return maybe(days(typing, 21, 80));
    case "secondDrawdownFen":
      return maybe(amounts(typing, 1, 2));
    case "resetBp":
      return maybe(often(fc.integer({ min: 0, max: 20 }).map(String), ["-1", "-20"], typing));
    case "paid":
      return fc.constantFrom("in_arrears", "in_advance");
    case "recourse":
      return fc.constantFrom("with_recourse", "without_recourse");
    case "ratioPercent":
    case "utilisationPercent":
    case "advancePercent":
      return often(hundredths(3_000, 9_000), ODD_PERCENTS, typing);
    case "discountPercent":
      return percents(typing, 30);
    case "commitmentPercent":
    case "servicePercent":
      return percents(typing, 1);
    case "downPaymentFen":
      return amounts(typing, 0, 90);
    case "residualFen":
      return often(fc.constantFrom("0", "0.01", "5"), ODD_AMOUNTS, typing);
    case "assetPriceFen":
    case "receivableFen":
      return amounts(typing, 100, 3_000);
    default:
      return amounts(typing, 500, 9_000);
  }
}

function equityFields(typing: Typing): Record<string, fc.Arbitrary<string | undefined>> {
  return {
    postMoneyFen: often(fc.integer({ min: 4_000, max: 90_000 }).map(String), ODD_AMOUNTS, typing),
    poolPercent: percents(typing, 15),
    preferenceTimes: fc.constantFrom("0", "1", "1.5"),
    participation: fc.constantFrom("non_participating", "participating"),
    boardSeats: fc.constantFrom("0", "1", "5"),
    [`holdings.${HOLDERS[0]}`]: often(fc.constant("80"), ODD_PERCENTS, typing),
    [`holdings.${HOLDERS[1]}`]: fc.constant("20"),
  };
}

/** The names under which the builder has fields. */
export const BUILDER_FIELDS: ReadonlySet<string> = new Set([
  "instrument",
  "amountFen",
  "rateBasis",
  "fixedRatePercent",
  "lprTerm",
  "spreadBp",
  "rateReset",
  "termMonths",
  "repaymentMethod",
  "seasonMonths",
  "postMoneyFen",
  "poolPercent",
  "preferenceTimes",
  "participation",
  "boardSeats",
  "expiresOn",
  ...DETAIL_FIELDS.map((name) => `details.${name}`),
  ...HOLDERS.map((holder) => `holdings.${holder}`),
  ...[0, 1, 2].flatMap((line) =>
    ["kind", "timing", "amountFen", "percent"].map((name) => `fees[${line}].${name}`),
  ),
]);
