import { formatMoneyRounded } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";

export interface Axis {
  /** The value at the top, in fen; a float is exact enough for an axis. */
  top: number;
  ticks: readonly { value: number; labelOf: (locale: Locale) => string }[];
}

/** An axis from 0 to a round amount above the maximum, with three or four steps. */
export function axisOf(highestFen: bigint): Axis {
  const highest = Math.max(1, Number(highestFen));
  const power = 10 ** Math.floor(Math.log10(highest / 3));
  const step =
    [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size * 4 >= highest) ?? 10 * power;
  const count = Math.ceil(highest / step);
  const ticks = Array.from({ length: count + 1 }, (_, index) => {
    const value = Math.round(index * step);
    return { value, labelOf: (locale: Locale) => tickLabel(locale, BigInt(value)) };
  });
  return { top: Math.round(count * step), ticks };
}

/** Shorter than in prose: 100k, 20万. */
function tickLabel(locale: Locale, fen: bigint): string {
  if (fen === 0n) return "0";
  if (locale !== "en") return formatMoneyRounded(locale, fen).replace(/元$/, "").trim();
  const yuan = Number(fen) / 100;
  if (yuan >= 1_000_000) return `${Number((yuan / 1_000_000).toFixed(2))}M`;
  return yuan >= 1000 ? `${Number((yuan / 1000).toFixed(1))}k` : `${yuan}`;
}
