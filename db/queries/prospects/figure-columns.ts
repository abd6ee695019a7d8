import { FIGURES, type FigureColumns, type FigureFacts } from "#app/domain/matching/criteria/figures.ts";

/** What is known of figures, as the columns of a teaser. */
export function figureColumns(facts: FigureFacts): FigureColumns {
  const ends = FIGURES.flatMap(({ name, columns: [least, most] }) => [
    [least, facts[name]?.least ?? null],
    [most, facts[name]?.most ?? null],
  ]);
  return Object.fromEntries(ends) as FigureColumns;
}

/** The same, read from its row. */
export function figuresOfRow(row: FigureColumns): FigureFacts {
  const columns: Readonly<Record<string, bigint | number | null>> = row;
  const figures = FIGURES.map(({ name, columns: [leastColumn, mostColumn] }) => {
    const [least = null, most = null] = [columns[leastColumn], columns[mostColumn]];
    return [name, least === null && most === null ? null : { least, most }];
  });
  return Object.fromEntries(figures) as FigureFacts;
}
