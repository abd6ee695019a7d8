import { grouped, withoutTrailing } from "#app/lib/digits.ts";
import { MOST_COUNTED } from "#app/lib/paging.ts";
import { rounded, scaledDown } from "./decimals.ts";
import type { Locale } from "./locale.ts";
import { dayParts, shanghaiTime } from "./shanghai.ts";

const yuan = 100n;
const tenThousand = 10_000n * yuan;
const million = 1_000_000n * yuan;
const hundredMillion = 100_000_000n * yuan;

/** Exact, without a unit, for columns whose header states it: 2,000,000.00. Takes fen. */
export function formatAmount(amountFen: bigint): string {
  return figure(scaledDown(amountFen, 2), 2);
}

/** Exact, with its unit: ¥2,000,000.00 or 2,000,000.00 元. Takes fen. */
export function formatMoneyExact(locale: Locale, amountFen: bigint): string {
  return inYuan(locale, formatAmount(amountFen));
}

/**
 * Money in prose, exact: ¥2.5M or 250万元, ¥2.66M or 266万元, from a hundred million up 3.07亿元. Takes fen. What two
 * decimals of the unit don't hold is shown in a smaller one: ¥2,663,512 or 2,663,512 元, as an offer binds to the fen.
 */
export function formatMoneyShort(locale: Locale, amountFen: bigint): string {
  const size = amountFen < 0n ? -amountFen : amountFen;
  const isWithin = (unit: bigint, decimals: bigint) => size % (unit / 10n ** decimals) === 0n;
  const inFull = () => inYuan(locale, figure(scaledDown(amountFen, 2), size % yuan === 0n ? 0 : 2));
  if (locale === "en") {
    if (size < million / 10n || !isWithin(million, 2n)) return inFull();
    const decimals = size >= 1000n * million && isWithin(million, 0n) ? 0 : isWithin(million, 1n) ? 1 : 2;
    return withSign(`¥${figure(scaledDown(size, 8), decimals)}M`, amountFen < 0n);
  }
  if (size >= hundredMillion && isWithin(hundredMillion, 2n)) return inHundredMillions(amountFen);
  return size >= tenThousand && isWithin(tenThousand, 2n) ? inTenThousands(amountFen) : inFull();
}

/** A sum in prose, rounded: ¥62.8M or 6283.45万元, ¥12,340M or 123.4亿元. Takes fen. Small ones are exact, in yuan. */
export function formatMoneyRounded(locale: Locale, amountFen: bigint): string {
  const size = amountFen < 0n ? -amountFen : amountFen;
  if (locale === "en") {
    if (size < million) return formatMoneyShort(locale, amountFen);
    return withSign(`¥${figure(scaledDown(size, 8), size >= 1000n * million ? 0 : 1)}M`, amountFen < 0n);
  }
  if (size >= hundredMillion) return inHundredMillions(amountFen);
  return size < tenThousand ? formatMoneyShort(locale, amountFen) : inTenThousands(amountFen);
}

const inHundredMillions = (amountFen: bigint): string => `${trimmed(scaledDown(amountFen, 10), 2)}亿元`;
const inTenThousands = (amountFen: bigint): string => `${trimmed(scaledDown(amountFen, 6), 2)}万元`;

/** Money as the value of a `<data>` element: 2500000.00. Takes fen. */
export function moneyValue(amountFen: bigint): string {
  return scaledDown(amountFen, 2);
}

/**
 * A band of money: ¥5M to ¥8M or 500–800万元; open at one end: ¥10M or more, 1000万元以上. Takes fen; null is an open end.
 * Whole millions lose their ".0", as bands are round.
 */
export function formatMoneyRange(locale: Locale, fromFen: bigint | null, toFen: bigint | null): string {
  const short = (fen: bigint) => formatMoneyShort(locale, fen).replace(/\.0M$/, "M");
  if (fromFen !== null && fromFen === toFen) return short(fromFen);
  // A band from zero is shown by its upper end alone.
  if (fromFen === 0n && toFen !== null) return formatMoneyRange(locale, null, toFen);
  if (locale === "en") {
    if (fromFen === null || toFen === null) return openEnded(locale, fromFen, toFen, short);
    return `${short(fromFen)} to ${short(toFen)}`;
  }
  if (fromFen === null || toFen === null) return openEnded(locale, fromFen, toFen, short);
  const [from, to] = [short(fromFen), short(toFen)];
  const unit = /(?:万元|亿元)$/.exec(to)?.[0] ?? " 元";
  return from.endsWith(unit) ? `${from.slice(0, -unit.length)}–${to}` : `${from}–${to}`;
}

/** An integer with digit grouping: 1,212. */
export function formatCount(count: number | bigint): string {
  return figure(String(count), 0);
}

/** The same for a list that is counted so far: 1,000+. */
export function formatCounted(count: number): string {
  return count > MOST_COUNTED ? `${formatCount(MOST_COUNTED)}+` : formatCount(count);
}

/** A decimal string with this many places, grouped, minus as −: for shares, medians and points. */
export function formatDecimal(decimal: string, places: number): string {
  return figure(decimal, places);
}

/** An interest rate in percent with two decimals: 4.56%. Takes a decimal string, never a float. */
export function formatRate(ratePercent: string): string {
  return `${figure(ratePercent, 2)}%`;
}

/** A share in percent with one decimal: 59.2%; the whole is 100%. Takes a decimal string in percent. */
export function formatShare(sharePercent: string): string {
  const text = figure(sharePercent, 1);
  return `${text === "100.0" || text === "0.0" ? text.slice(0, -2) : text}%`;
}

/** The difference between two rates: −0.20 percentage points, 下降 0.20 个百分点. Takes a decimal string. */
export function formatPoints(locale: Locale, points: string): string {
  const { negative } = rounded(points, 2);
  if (locale === "en") return `${negative ? "" : "+"}${figure(points, 2)} percentage points`;
  return `${negative ? "下降" : "上升"} ${figure(points, 2).replace("−", "")} 个百分点`;
}

/** A spread over the LPR: LPR + 65 bp, LPR 加 65 个基点. */
export function formatSpread(locale: Locale, spreadBp: number): string {
  const size = Math.abs(spreadBp);
  if (locale === "en") return `LPR ${spreadBp < 0 ? "−" : "+"} ${size} bp`;
  return `LPR ${spreadBp < 0 ? "减" : "加"} ${size} 个基点`;
}

/** A term: 24 months, 24 个月. */
export function formatMonths(locale: Locale, months: number): string {
  return locale === "en" ? `${months} ${months === 1 ? "month" : "months"}` : `${months} 个月`;
}

/** A range of terms: 12 to 36 months, 12–36 个月; null is an open end. */
export function formatMonthsRange(locale: Locale, from: number | null, to: number | null): string {
  const months = (n: number) => formatMonths(locale, n);
  if (from !== null && to !== null) {
    if (from === to) return months(from);
    return locale === "en" ? `${from} to ${months(to)}` : `${from}–${months(to)}`;
  }
  return openEnded(locale, from, to, months);
}

/** A day: 30 Nov 2026, 2026年11月30日; without the year when that is `thisYear`. Takes `YYYY-MM-DD`. */
export function formatDay(locale: Locale, day: string, thisYear?: number): string {
  return dayText(locale, dayParts(day), thisYear);
}

/** An instant on Shanghai's clocks: 26 Nov 2026, 17:00 or 2026年11月26日 17:00. */
export function formatInstant(locale: Locale, instant: Date, thisYear?: number): string {
  const time = shanghaiTime(instant);
  return `${dayText(locale, time, thisYear)}${locale === "en" ? ", " : " "}${clockText(instant)}`;
}

/** A deadline: Fri 27 Nov, 17:00 or 11月27日 17:00; with the year unless it is `now`'s. */
export function formatDeadline(locale: Locale, instant: Date, now: Date): string {
  const text = formatInstant(locale, instant, shanghaiTime(now).year);
  return locale === "en" ? `${weekdays[shanghaiTime(instant).weekday]} ${text}` : text;
}

/** Hours and minutes in Shanghai: 09:05. */
export function clockText(instant: Date): string {
  const { hour, minute } = shanghaiTime(instant);
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

/** Relative time: 3 minutes ago, 3 分钟前. Show the exact instant beside it, in a title. */
export function formatRelative(locale: Locale, instant: Date, now: Date): string {
  const seconds = Math.round((instant.getTime() - now.getTime()) / 1000);
  const size = Math.abs(seconds);
  if (size < 45) return locale === "en" ? "just now" : "刚刚";
  const [unit, count] =
    size < 2700
      ? (["minute", Math.max(1, Math.round(size / 60))] as const)
      : size < 79_200
        ? (["hour", Math.max(1, Math.round(size / 3600))] as const)
        : (["day", Math.max(1, Math.round(size / 86_400))] as const);
  if (locale !== "en")
    return `${count} ${{ minute: "分钟", hour: "小时", day: "天" }[unit]}${seconds < 0 ? "前" : "后"}`;
  const span = `${count} ${unit}${count === 1 ? "" : "s"}`;
  return seconds < 0 ? `${span} ago` : `in ${span}`;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

function dayText(
  locale: Locale,
  at: { year: number; month: number; day: number },
  thisYear?: number,
): string {
  const withYear = at.year !== thisYear;
  if (locale === "en") return `${at.day} ${months[at.month - 1]}${withYear ? ` ${at.year}` : ""}`;
  return `${withYear ? `${at.year}年` : ""}${at.month}月${at.day}日`;
}

function figure(decimal: string, places: number): string {
  const { negative, whole, part } = rounded(decimal, places);
  return withSign(`${grouped(whole)}${places === 0 ? "" : `.${part}`}`, negative);
}

function trimmed(decimal: string, places: number): string {
  const { negative, whole, part } = rounded(decimal, places);
  const rest = withoutTrailing(part, "0");
  return withSign(rest === "" ? whole : `${whole}.${rest}`, negative);
}

function inYuan(locale: Locale, text: string): string {
  if (locale !== "en") return `${text} 元`;
  return text.startsWith("−") ? `−¥${text.slice(1)}` : `¥${text}`;
}

function withSign(text: string, negative: boolean): string {
  return negative ? `−${text}` : text;
}

function openEnded<T>(locale: Locale, from: T | null, to: T | null, text: (value: T) => string): string {
  if (from !== null) return locale === "en" ? `${text(from)} or more` : `${text(from)}以上`;
  if (to !== null) return locale === "en" ? `up to ${text(to)}` : `${text(to)}以内`;
  return locale === "en" ? "any" : "不限";
}
