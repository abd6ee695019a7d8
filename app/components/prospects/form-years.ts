/** The three years of a form, oldest first. */
export function yearsUpTo(lastYear: number): number[] {
  return [lastYear - 2, lastYear - 1, lastYear];
}
