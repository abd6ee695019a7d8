import { z } from "zod";
import { storedKinds } from "#app/domain/fields.ts";
import { bandOf, type Range } from "#app/domain/prospects/bands.ts";
import type { ProspectContent } from "#app/domain/prospects/content.ts";
import type { Figure, FigureSource } from "#app/domain/prospects/figure.ts";
import { SHOWN_FIGURES } from "#app/domain/prospects/shown-figures.ts";
import type { Bounds, ProspectFacts } from "./facts.ts";
import { CRITERIA, type EachCriterion } from "./list.ts";

type Each = (typeof SHOWN_FIGURES)[number] | Extract<EachCriterion, { figure: unknown }>["figure"];
type Name = Each["name"];
type NumberOf<One extends Name> = Extract<Each, { name: One }>["unit"] extends bigint ? bigint : number;

/** What a teaser shows of each figure. */
export type TeaserFigures = { [One in Name]: Range<NumberOf<One>> | null };
/** What is known of each figure. */
export type FigureFacts = Pick<ProspectFacts, Name>;
/** The same as teaser columns. */
export type FigureColumns = {
  [One in Each as One["columns"][number]]: NumberOf<One["name"]> | null;
};

const numbers = z.object({ from: z.number().nullable(), to: z.number().nullable() });
const amounts = z.object({
  from: storedKinds.signedMoney.nullable(),
  to: storedKinds.signedMoney.nullable(),
});
type BandShape = {
  [One in Name]: z.ZodDefault<z.ZodNullable<NumberOf<One> extends bigint ? typeof amounts : typeof numbers>>;
};

/** The figures that teasers show in bands. */
export const FIGURES: readonly Figure<Name>[] = [
  ...CRITERIA.flatMap(({ figure }) => (figure === undefined ? [] : [figure as Figure<Name>])),
  ...SHOWN_FIGURES,
];
export const FIGURE_NAMES: readonly Name[] = FIGURES.map(({ name }) => name);

function byFigure<Value>(valueOf: (figure: Figure<Name>) => Value): Record<Name, Value> {
  return Object.fromEntries(FIGURES.map((figure) => [figure.name, valueOf(figure)])) as Record<Name, Value>;
}

/** The schemas of the figures in a teaser; a teaser stored before a figure existed lacks it. */
export const bandShape = byFigure(({ unit }) =>
  typeof unit === "bigint" ? amounts.nullable().default(null) : numbers.nullable().default(null),
) as unknown as BandShape;

/** The bands of a company's figures in a teaser; some need what registers hold. */
export function bandsOf(
  content: ProspectContent,
  shown: Readonly<Record<"size" | "patents", boolean>>,
): TeaserFigures {
  return byFigure(({ of, edges, shownWith }) => {
    const value = of(content) ?? null;
    return value === null || (shownWith && !shown[shownWith]) ? null : bandOf(edges, value);
  }) as TeaserFigures;
}

/** The figures that a teaser reveals: a band excludes its upper edge, bounds include the last value inside. */
export function figuresShown(teaser: TeaserFigures): FigureFacts {
  return byFigure(
    ({ name, unit }) => teaser[name] && withinBand(teaser[name] as Range<bigint | number>, unit),
  ) as FigureFacts;
}

/** A company's own figures, exact. */
export function figuresExactly(content: FigureSource): FigureFacts {
  return byFigure(({ of }) => {
    const value = of(content) ?? null;
    return value === null ? null : { least: value, most: value };
  }) as FigureFacts;
}

/** The bounds of a number that is shown in a band. */
export function withinBand<N extends bigint | number>({ from, to }: Range<N>, unit: N): Bounds<N> {
  return { least: from, most: to === null ? null : (((to as number) - (unit as number)) as N) };
}
