import { grouped } from "#app/lib/digits.ts";
import type { Day } from "#app/lib/days.ts";
import { yuanText } from "#app/lib/money.ts";

const WAN = 1_000_000n;

/** As tables have it: 2,000,000.00. Takes fen. */
export function amountIn(fen: bigint): string {
  const [yuan = "", cents = ""] = yuanText(fen).split(".");
  return `${grouped(yuan)}.${cents}`;
}

/** As contracts have round sums: 250万元. Takes fen; what is below ten thousand yuan is left out. */
export function tenThousands(fen: bigint): string {
  return `${fen / WAN}万元`;
}

export function dayInChinese(day: Day): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return `${year}年${Number(month)}月${Number(date)}日`;
}
