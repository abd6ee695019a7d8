import type { YearFigures } from "#app/domain/organizations/figures.ts";
import { typedValues } from "./typed-values.ts";

/** Figures as values of the year grid, column by column. */
export function yearValues(
  known: readonly YearFigures[],
  years: readonly number[],
): Record<string, unknown>[] {
  return years.map((year) => {
    const figures = known.find((of) => of.year === year);
    return { ...typedValues(figures), year, audited: figures?.audited === true ? "on" : undefined };
  });
}
