import type { z } from "zod";
import type { FieldKinds } from "#app/domain/fields.ts";
import type { Figure } from "#app/domain/prospects/figure.ts";
import type { Day } from "#app/lib/days.ts";
import type { GivenField, MandateEdit, NumberKind, ProspectEdit } from "./edits.ts";
import type { Bounds, Demands, MandateTerms, ProspectFacts } from "./facts.ts";
import type { Limit } from "./limits.ts";

/**
 * Possible: the known facts do not decide it, as a limit is inside a band, or nothing is known. It excludes nobody and
 * adds nothing to a score.
 */
export type Outcome = "met" | "not_met" | "possible";

export type CodeList = "instruments" | "sectors" | "districts" | "stages" | "securities" | "recognitions";

/** A value for display, not yet formatted. Ranges are closed; equal ends are one value, a null end is open. */
export type CriterionValue =
  | { type: "any" }
  | { type: "unknown" }
  /** Known, but not shown to this reader. */
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

/** The groups, in order, by which an editor counts how many prospects each leaves. */
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

/** Why a mandate isn't on the list, in the few groups that are counted. */
export type MissGroup = "closed" | "sector_or_instrument" | "amount_or_term" | "revenue_or_age" | "other";

/** A condition for a prospect and a mandate to fit: when it is stated, its outcome, and what was compared. */
export type Gate<Id extends string = string> = {
  id: Id;
  isStated: (facts: ProspectFacts, terms: MandateTerms) => boolean;
  outcome: (facts: ProspectFacts, terms: MandateTerms, day: Day) => Outcome;
  mandateValue: (terms: MandateTerms) => CriterionValue;
  companyValue: (facts: ProspectFacts, day: Day) => CriterionValue;
  /** The numbers that it depends on, as indexed; at most two per criterion. */
  limits?: readonly Limit[];
};

/** How a field of a mandate is stored, entered and formatted. Amounts are fen, years months, and shares prices. */
export type FieldKind = "codes" | "fen" | NumberKind;

/** A field of a mandate that states a criterion. */
export type Field = {
  kind: FieldKind;
  /** Of a number, whether it is the minimum or the maximum accepted. */
  end?: "least" | "most";
  /** Its name in content and forms, if different: they hold prices and shares as texts in percent. */
  content?: string;
  /** For a company's number that teasers show in bands, the band edges: the limits that are suggested first. */
  edges?: readonly (bigint | number)[];
  /** Its schema, as in content and as entered in a form. */
  schema: (kinds: FieldKinds) => z.ZodType;
};

/** One eligibility criterion with all that is known of it; everything else is derived from the list of criteria. */
export type Criterion<Id extends string = string> = Gate<Id> & {
  /** The fields of a mandate that state it; no field belongs to two criteria. */
  fields: Readonly<Partial<Record<keyof Demands, Field>>>;
  /** The company's number that it is compared with, if teasers show that in its own bands. */
  figure?: Figure;
  previewGroup: PreviewGroup;
  missGroup: MissGroup;
  /** The fact that would decide it where it is possible; null where the company can't give it. */
  gives: GivenField | null;
  /** The company asks it of the mandate; it is no demand of the mandate. */
  isAsk?: true;
  /** It excludes nothing where both sides also share an equity instrument. */
  isOfDebt?: true;
  /** Most mandates distinguish companies by it: the index evaluates it once per value. */
  isCommon?: true;
  /** The codes that it depends on, if any: what is known of a company, and facts that contain only that. */
  coded?: {
    readonly codesFrom: (facts: ProspectFacts) => Codes;
    readonly factsOf: (codes: Codes) => Partial<ProspectFacts>;
  };
  /** The smallest change of the mandate that makes a prospect meet it; empty where there is none. */
  mandateEdits: (facts: ProspectFacts, terms: MandateTerms, day: Day) => MandateEdit[];
  /** The smallest thing that the company can do about it; null where it can do nothing. */
  prospectEdit: (facts: ProspectFacts, terms: MandateTerms, day: Day) => ProspectEdit | null;
};

/** A company's codes: one, several, or unknown. */
export type Codes = string | readonly string[] | null;

export const ANY: CriterionValue = { type: "any" };
export const UNKNOWN: CriterionValue = { type: "unknown" };
/** Not part of the teaser, for whatever reason. */
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

/** An amount within its bounds; the upper end of a band is shown as the start of the next band. */
export function fenBounds(bounds: Bounds<bigint> | null): CriterionValue {
  if (bounds === null) return UNKNOWN;
  const { least, most } = bounds;
  return fenValue(least, most === null || most === least ? most : most + 1n);
}

/** The same for a number; of integers the last one inside is shown, of shares the start of the next band. */
export function numberBounds(type: NumberValue, bounds: Bounds<number> | null): CriterionValue {
  if (bounds === null) return UNKNOWN;
  const { least, most } = bounds;
  const isNext = type === "percentBp" && most !== null && most !== least;
  return numberValue(type, least, isNext ? most + 1 : most);
}
