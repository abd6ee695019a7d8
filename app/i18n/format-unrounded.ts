import { parseMoney } from "#app/lib/money.ts";
import { formatMoneyExact, formatMoneyShort } from "./format.ts";
import type { Locale } from "./locale.ts";

/** An amount in a sentence that must not be rounded: short where that is exact, else to the fen. Takes fen. */
export function formatMoneyUnrounded(locale: Locale, fen: bigint): string {
  const short = formatMoneyShort(locale, fen);
  const read = parseMoney(short, "yuan");
  if (read.ok && read.fen === fen) return short;
  return formatMoneyExact(locale, fen).replace(/\.00(?=$| )/, "");
}
