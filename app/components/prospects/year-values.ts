import type { YearFigures } from "#app/domain/organizations/figures.ts";
import { typedValues } from "./typed-values.ts";

/** The three years of a form, oldest first. */
export function yearsUpTo(lastYear: number): number[] {
  return [lastYear - 2, lastYear - 1, lastYear];
}

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
