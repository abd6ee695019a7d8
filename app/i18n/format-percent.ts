import { formatRate } from "./format.ts";

/**
 * A percentage of a term sheet: to the last of the four decimals that its field takes, and with two at least, such as
 * 4.50% and 5.4951%. What is agreed is never rounded. Takes a decimal string.
 */
export function formatPercent(percent: string): string {
  const plain = String(Number(percent));
  return /\.\d{3}/u.test(plain) ? `${plain}%` : formatRate(percent);
}
