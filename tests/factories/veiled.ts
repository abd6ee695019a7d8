import type { ProspectContent } from "#app/domain/prospects/content.ts";
import { toTeaser } from "#app/domain/prospects/teaser.ts";
import { addDays, type Day } from "#app/lib/days.ts";

/**
 * The same prospect of a company whose hidden facts are other ones, all that a teaser doesn't tell: exact figures, founding
 * day, staff, ask and highest rate. Null where the bands leave no room for it.
 */
export function veiled(
  content: ProspectContent,
  { at, day, counts }: { at: number; day: Day; counts: readonly number[] },
): ProspectContent | null {
  const { company, figures, ask } = content;
  const shown = jsonOf(toTeaser(content, counts, day));
  const other = (shift: bigint): ProspectContent => ({
    ...content,
    company: { ...company, establishedOn: addDays(company.establishedOn, Number(shift) * 3 - 7) },
    figures: {
      ...figures,
      years: figures.years.map((year) => ({
        ...year,
        revenueFen: moved(year.revenueFen, shift),
        rdExpenseFen: moved(year.rdExpenseFen, shift),
        netProfitFen: moved(year.netProfitFen, shift),
        totalAssetsFen: moved(year.totalAssetsFen, shift),
        totalLiabilitiesFen: moved(year.totalLiabilitiesFen, shift),
        staff: (year.staff ?? 0) + Number(shift),
      })),
    },
    ask: {
      ...ask,
      amountMinFen: ask.amountMinFen + 1_234_567n,
      amountMaxFen: ask.amountMaxFen - 1_234_567n,
      maxRatePercent: `${4 + (at % 5)}.${10 + (at % 80)}`,
    },
  });
  const shifts = [BigInt(-1 - (at % 3)), BigInt(1 + (at % 3)), -1n, 1n];
  return shifts.map(other).find((one) => jsonOf(toTeaser(one, counts, day)) === shown) ?? null;
}

/** By some parts of a thousand, and a few fen. */
function moved(fen: bigint | undefined, shift: bigint): bigint | undefined {
  return fen === undefined ? undefined : fen + (fen * shift) / 1_000n + 12_345n;
}

function jsonOf(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) => (typeof one === "bigint" ? `${one}` : one));
}
