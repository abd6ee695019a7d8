import type { RepaymentMethod } from "#app/domain/codes/instruments.ts";
import { assertNever } from "#app/lib/assert-never.ts";
import { addMonths, type Day } from "#app/lib/days.ts";
import { divideRounded, sumFen } from "#app/lib/money.ts";
import { type DayCount, interestFen, yearPart } from "./day-count.ts";
import { levelPaymentFen } from "./level-payment.ts";

/** Money that the borrower receives on a day. */
export type Advance = { day: Day; fen: bigint };
/** The yearly rate in percent from a day until the next one. */
export type RateFrom = { from: Day; ratePercent: string };

export type DatedScheduleInput = {
  /** At least one; interest runs from the first. */
  advances: readonly Advance[];
  /** The days on which something is due, ascending, all after the first advance: the last one repays the rest. */
  dueDays: readonly Day[];
  /** The first applies from the first advance on; later ones are resets, assumed where they are in the future. */
  rates: readonly RateFrom[];
  dayCount: DayCount;
  repaymentMethod: RepaymentMethod;
  /** Calendar months (1 to 12) in which principal is paid, when the method is seasonal. */
  seasonMonths?: readonly number[] | undefined;
};

/** What is due on a day; the balance is what is owed afterwards. */
export type DatedRow = {
  day: Day;
  principalFen: bigint;
  interestFen: bigint;
  paymentFen: bigint;
  balanceFen: bigint;
};

/** Days a month apart: the first as given, the others on its date in each month, or on a shorter one's last day. */
export function monthlyDueDays(first: Day, count: number): Day[] {
  return Array.from({ length: count }, (_, index) => addMonths(first, index));
}

/**
 * A schedule on actual days: any day count, an odd first period, several advances, rate resets. Interest of a stretch
 * with one balance and one rate is rounded half-up to a fen. A level instalment is recomputed after an advance or a
 * reset, from the balance and rate at that time (see level-payment.ts); interest that it doesn't cover is carried to
 * the next one. Principal sums to the advances to the fen, if all of them are before the last due day.
 */
export function datedSchedule(input: DatedScheduleInput): DatedRow[] {
  const { dueDays, advances, rates, dayCount, repaymentMethod } = input;
  const periods = dueDays.slice(1).map((day, index) => yearPart(dueDays[index] ?? day, day, dayCount));
  const rows: DatedRow[] = [];
  let balanceFen = 0n;
  let unpaidFen = 0n;
  let level: bigint | null = null;
  let from = advances[0]?.day ?? "";
  for (const [index, day] of dueDays.entries()) {
    const drawn = advances.filter((one) => (index === 0 || one.day >= from) && one.day < day);
    const accruedFen = unpaidFen + accrued(input, balanceFen, drawn, from, day);
    balanceFen += sumFen(drawn.map(({ fen }) => fen));
    const isLast = index === dueDays.length - 1;
    if (drawn.length > 0 || index === 0 || isReset(rates, from, day)) level = null;
    if (repaymentMethod === "annuity") {
      const [ratePercent, left] = [rateOn(rates, day), periods.slice(index)];
      level ??= levelPaymentFen({ balanceFen, accruedFen, ratePercent, periods: left });
    }
    const pays = isLast || paysInterest(repaymentMethod, index);
    const isCovered = isLast || level === null || accruedFen <= level;
    const dueInterest = !pays ? 0n : isCovered ? accruedFen : (level ?? 0n);
    unpaidFen = accruedFen - dueInterest;
    const wanted = isLast ? balanceFen : principalDue(input, index, balanceFen, dueInterest, level ?? 0n);
    const principalFen = wanted < balanceFen ? wanted : balanceFen;
    balanceFen -= principalFen;
    const paymentFen = principalFen + dueInterest;
    rows.push({ day, principalFen, interestFen: dueInterest, paymentFen, balanceFen });
    from = day;
  }
  return rows;
}

/** Interest of a period, by stretch between advances and resets. */
function accrued(
  { rates, dayCount }: DatedScheduleInput,
  startFen: bigint,
  drawn: readonly Advance[],
  from: Day,
  to: Day,
): bigint {
  const resets = rates.map((rate) => rate.from).filter((day) => day > from && day < to);
  const cuts = [...new Set([from, ...drawn.map(({ day }) => day), ...resets, to])].sort();
  let sum = 0n;
  for (const [index, end] of cuts.entries()) {
    const start = cuts[index - 1];
    if (start === undefined) continue;
    const owed = startFen + sumFen(drawn.filter(({ day }) => day <= start).map(({ fen }) => fen));
    sum += interestFen(owed, rateOn(rates, start), yearPart(start, end, dayCount));
  }
  return sum;
}

function rateOn(rates: readonly RateFrom[], day: Day): string {
  return (rates.findLast(({ from }) => from <= day) ?? rates[0])?.ratePercent ?? "0";
}

function isReset(rates: readonly RateFrom[], from: Day, to: Day): boolean {
  return rates.some((rate) => rate.from >= from && rate.from < to);
}

function paysInterest(method: RepaymentMethod, index: number): boolean {
  if (method === "single_repayment") return false;
  return method !== "bullet_interest_quarterly" || (index + 1) % 3 === 0;
}

function principalDue(
  { repaymentMethod, dueDays, seasonMonths = [] }: DatedScheduleInput,
  index: number,
  balanceFen: bigint,
  dueInterest: bigint,
  level: bigint,
): bigint {
  switch (repaymentMethod) {
    case "annuity":
      return level > dueInterest ? level - dueInterest : 0n;
    case "equal_principal":
      return divideRounded(balanceFen, BigInt(dueDays.length - index), "down");
    case "seasonal": {
      const isSeason = (day: Day) => seasonMonths.includes(Number(day.slice(5, 7)));
      if (!isSeason(dueDays[index] ?? "")) return 0n;
      const left = dueDays.slice(index).filter((day, i, all) => isSeason(day) || i === all.length - 1).length;
      return divideRounded(balanceFen, BigInt(left), "down");
    }
    case "bullet_interest_monthly":
    case "bullet_interest_quarterly":
    case "single_repayment":
      return 0n;
    default:
      return assertNever(repaymentMethod);
  }
}
