import type { z } from "zod";
import type { FieldKinds } from "#app/domain/fields.ts";
import type { Figure } from "#app/domain/prospects/figure.ts";
import type { Day } from "#app/lib/days.ts";
import type { GivenField, MandateEdit, NumberKind, ProspectEdit } from "./edits.ts";
import type { Bounds, Demands, MandateTerms, ProspectFacts } from "./facts.ts";
import type { Limit } from "./limits.ts";

/**
 * Possible: by what is known it may be met and may be missed, as a limit lies inside a band, or nothing is known at all.
 * It rules nobody out and adds nothing to a score.
 */
export type Outcome = "met" | "not_met" | "possible";

export type CodeList = "instruments" | "sectors" | "districts" | "stages" | "securities" | "recognitions";

/** A value for display, not yet words. Ranges are closed; equal ends are one value, a null end is open. */
export type CriterionValue =
  | { type: "any" }
  | { type: "unknown" }
  /** Known, and not shown to this reader. */
  | { type: "hidden" }
  | { type: "codes"; list: CodeList; codes: readonly string[] }
  | { type: "sectors"; included: readonly string[]; excluded: readonly string[] }
  | { type: "fen"; min: bigint | null; max: bigint | null }
  | { type: "months"; min: number | null; max: number | null }
  | { type: "percentBp"; min: number | null; max: number | null }
  | { type: "count"; min: number | null; max: number | null }
  | { type: "workingDays"; min: number | null; max: number | null }
  | { type: "days"; from: Day | null; until: Day | null }
  | { type: "score"; value: number }
  | { type: "flag"; value: boolean };

/** The groups, in their order, in which an editor counts what each leaves. */
export const PREVIEW_GROUPS = [
  "sector",
  "instrument",
  "stage",
  "amount",
  "recognition",
  "figures",
  "price",
] as const;
export type PreviewGroup = (typeof PREVIEW_GROUPS)[number];

/** Why a mandate isn't on the list, in the few groups that people count by. */
export type MissGroup = "closed" | "sector_or_instrument" | "amount_or_term" | "revenue_or_age" | "other";

/** Something that decides whether a prospect and a mandate fit: when it is stated, what comes out, what was compared. */
export type Gate<Id extends string = string> = {
  id: Id;
  isStated: (facts: ProspectFacts, terms: MandateTerms) => boolean;
  outcome: (facts: ProspectFacts, terms: MandateTerms, day: Day) => Outcome;
  mandateValue: (terms: MandateTerms) => CriterionValue;
  companyValue: (facts: ProspectFacts, day: Day) => CriterionValue;
  /** The numbers that it hangs on, as the index holds them; of a criterion at most two. */
  limits?: readonly Limit[];
};

/** How a field of a mandate is kept, typed and said. Amounts are in fen; years are kept as months, and shares as prices. */
export type FieldKind = "codes" | "fen" | NumberKind;

/** A field of a mandate that states a criterion. */
export type Field = {
  kind: FieldKind;
  /** Of a number, whether it is the least or the most that is taken. */
  end?: "least" | "most";
  /** What content and form call it, where that isn't the same: they have prices and shares as texts in percent. */
  content?: string;
  /** Of a number of the company's that teasers band, the edges of those bands: the limits that are offered first. */
  edges?: readonly (bigint | number)[];
  /** What it may be, as content has it and as a form is typed. */
  schema: (kinds: FieldKinds) => z.ZodType;
};

/** One criterion of the law, with all that is known of it: everything else is derived from the list of them. */
export type Criterion<Id extends string = string> = Gate<Id> & {
  /** The fields of a mandate that state it; each of one criterion alone. */
  fields: Readonly<Partial<Record<keyof Demands, Field>>>;
  /** The number of the company that is held against it, where teasers show that in bands of its own. */
  figure?: Figure;
  previewGroup: PreviewGroup;
  missGroup: MissGroup;
  /** The fact that would settle it where it is possible; null where that isn't the company's to give. */
  gives: GivenField | null;
  /** What the company asks of the mandate, and no demand of the mandate's. */
  isAsk?: true;
  /** It stops nothing where both sides also deal in one instrument of equity. */
  isOfDebt?: true;
  /** Most mandates tell companies apart by it: the index judges it once for all of one value. */
  isCommon?: true;
  /** What it hangs on in codes, if it does: what is known of a company, and as facts of which nothing else is known. */
  coded?: {
    readonly said: (facts: ProspectFacts) => Codes;
    readonly factsOf: (codes: Codes) => Partial<ProspectFacts>;
  };
  /** The smallest change of the mandate that turns it where the prospect misses it; empty where there is none. */
  mandateEdits: (facts: ProspectFacts, terms: MandateTerms, day: Day) => MandateEdit[];
  /** The smallest thing that the company can do about it; null where it is not in its hands. */
  prospectEdit: (facts: ProspectFacts, terms: MandateTerms, day: Day) => ProspectEdit | null;
};

/** What a company says in codes: one, several, or nothing that is known. */
export type Codes = string | readonly string[] | null;

export const ANY: CriterionValue = { type: "any" };
export const UNKNOWN: CriterionValue = { type: "unknown" };
/** Not part of the teaser, whatever the reason. */
export const HIDDEN: CriterionValue = { type: "hidden" };

/** Codes for display; null is unknown, and an empty list of demands constrains nothing. */
export function codesValue(list: CodeList, codes: readonly string[] | null): CriterionValue {
  return codes === null ? UNKNOWN : { type: "codes", list, codes };
}

export function fenValue(min: bigint | null, max: bigint | null): CriterionValue {
  return min === null && max === null ? UNKNOWN : { type: "fen", min, max };
}

/** Several codes, where that is what is known. */
export function listOf(codes: Codes): readonly string[] {
  return Array.isArray(codes) ? (codes as string[]) : [];
}

/** One code, where that is what is known. */
export function oneOf(codes: Codes): string | null {
  return typeof codes === "string" ? codes : null;
}

type NumberValue = "months" | "percentBp" | "count" | "workingDays";

export function numberValue(type: NumberValue, min: number | null, max: number | null): CriterionValue {
  return min === null && max === null ? UNKNOWN : { type, min, max };
}

/** An amount within its bounds; the upper end of a band is said as where the next one starts. */
export function fenBounds(bounds: Bounds<bigint> | null): CriterionValue {
  if (bounds === null) return UNKNOWN;
  const { least, most } = bounds;
  return fenValue(least, most === null || most === least ? most : most + 1n);
}

/** The same of a number; of whole things the last one inside is said, of shares where the next band starts. */
export function numberBounds(type: NumberValue, bounds: Bounds<number> | null): CriterionValue {
  if (bounds === null) return UNKNOWN;
  const { least, most } = bounds;
  const isNext = type === "percentBp" && most !== null && most !== least;
  return numberValue(type, least, isNext ? most + 1 : most);
}
