import type { FieldKinds } from "#app/domain/fields.ts";
import type { Field } from "./criterion.ts";
import type { Demands } from "./facts.ts";
import { CRITERIA, type EachCriterion } from "./list.ts";

type AllOf<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;
type Fields = AllOf<EachCriterion["fields"]>;
type Name = keyof Fields;
type KindOf<One extends Name> = Fields[One]["kind"];
type ContentName<One extends Name> = Fields[One] extends { content: infer Other extends string }
  ? Other
  : One;

type InContent<Kind> = Kind extends "codes"
  ? readonly string[]
  : Kind extends "fen"
    ? bigint
    : Kind extends "price" | "share"
      ? string
      : number;

/** The criteria in a mandate's content; drafts leave some of them out. */
export type DemandsInContent = {
  readonly [One in Name as ContentName<One>]?: InContent<KindOf<One>> | undefined;
};
/** The same as columns of a mandate. */
export type DemandColumns = {
  [One in Name as ContentName<One>]: KindOf<One> extends "codes" ? string[] : InContent<KindOf<One>> | null;
};
type DemandShape = { [One in Name as ContentName<One>]: ReturnType<Fields[One]["schema"]> };

/** A field of a mandate that states a criterion, with all of its names. */
export type Demand = Field & {
  name: keyof Demands;
  content: keyof DemandsInContent;
};

/** The fields of a mandate that state its criteria, in display order. */
export const DEMANDS: readonly Demand[] = CRITERIA.flatMap(({ fields }) =>
  Object.entries(fields).map(
    ([name, field]) => ({ ...field, name, content: field.content ?? name }) as Demand,
  ),
);

/** Fields of the editor for numbers that a company must reach. */
export type FigureField = {
  [One in Name]: Fields[One] extends { edges: unknown } ? ContentName<One> : never;
}[Name];
export const FIGURE_FIELDS = DEMANDS.flatMap(({ content, kind, edges }) =>
  edges === undefined ? [] : [{ field: content as FigureField, kind, edges }],
);

/** A value for each field, by its name or another of its names. */
export function byField<Value>(
  key: "name" | "content",
  valueOf: (demand: Demand) => Value,
): Record<string, Value> {
  return Object.fromEntries(DEMANDS.map((demand) => [demand[key], valueOf(demand)]));
}

const empty = byField("name", ({ kind }) => (kind === "codes" ? [] : null)) as unknown;
/** A mandate without demands. */
export const NOTHING_DEMANDED: Demands = empty as {
  [One in Name]: KindOf<One> extends "codes" ? readonly string[] : null;
};

/** The schemas of the fields, as in content or as entered. */
export function demandShape(kinds: FieldKinds): DemandShape {
  return byField("content", ({ schema }) => schema(kinds)) as DemandShape;
}

/** The demands in content or in a row, in the matcher's form; what is left out constrains nothing. */
export function demandsOf(content: DemandsInContent | DemandColumns): Demands {
  const stated = byField("name", (demand) => {
    const value = content[demand.content] ?? NOTHING_DEMANDED[demand.name];
    return value !== null && isPercent(demand) ? toBasisPoints(value as string) : value;
  });
  return stated as Demands;
}

/** Whether content and row store a field as a text in percent, and the matcher as basis points. */
export function isPercent({ kind }: Field): boolean {
  return kind === "price" || kind === "share";
}

/** Converts a text in percent to basis points, rounding half up. */
export function toBasisPoints(percent: string): number {
  return Math.round(Number(percent) * 100);
}
