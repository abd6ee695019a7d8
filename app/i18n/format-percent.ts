import { formatRate } from "./format.ts";

/**
 * A percentage of a term sheet, with two to four decimals, as its field accepts: 4.50% and 5.4951%. Agreed values are
 * never rounded. Takes a decimal string.
 */
export function formatPercent(percent: string): string {
  const plain = String(Number(percent));
  return /\.\d{3}/u.test(plain) ? `${plain}%` : formatRate(percent);
}
