import { PROSPECT_STEPS, type ProspectContent, type ProspectDraft, type ProspectStep } from "./content.ts";
import { STEP_FIELDS } from "./step-fields.ts";

/** A value as shown on a page: never nested. */
export type Leaf = string | number | bigint | boolean | readonly string[];

/** One line of a prospect: its step and field, and the part of the field if it has parts. */
export type LeafKey = {
  /** Dotted path, unique in a content: "figures.years.2025.staff". */
  path: string;
  step: ProspectStep;
  field: string;
  /** A year's figure, or the kind of a right or recognition. */
  part: { year: number; measure: string } | { code: string } | null;
};

export type LeafRow = LeafKey & { value: Leaf };

/** The lines of a content, in form order; missing values have no line. */
export function leavesOfContent(content: ProspectContent | ProspectDraft): LeafRow[] {
  return PROSPECT_STEPS.flatMap((step) => {
    const fields: Readonly<Record<string, unknown>> = content[step] ?? {};
    return STEP_FIELDS[step].flatMap((field) => linesOf(step, field, fields[field]));
  });
}

export type LeafDifference = LeafKey & { before: Leaf | null; after: Leaf | null };

/** The lines in which two contents differ, in form order; null is a line that one of them lacks. */
export function leafDifferences(
  before: ProspectContent | ProspectDraft,
  after: ProspectContent | ProspectDraft,
): LeafDifference[] {
  const old = new Map(leavesOfContent(before).map((row) => [row.path, row]));
  const young = new Map(leavesOfContent(after).map((row) => [row.path, row]));
  const rows = [...young.values(), ...[...old.values()].filter(({ path }) => !young.has(path))];
  return rows
    .map(({ path, step, field, part }) => {
      const values = { before: old.get(path)?.value ?? null, after: young.get(path)?.value ?? null };
      return { path, step, field, part, ...values };
    })
    .filter((row) => !isSame(row.before, row.after))
    .sort((a, b) => orderOf(a) - orderOf(b));
}

function linesOf(step: ProspectStep, field: string, value: unknown): LeafRow[] {
  const path = `${step}.${field}`;
  if (value === undefined || value === null) return [];
  if (step === "figures" && field === "years") {
    return (value as ProspectContent["figures"]["years"]).flatMap(({ year, ...figures }) =>
      Object.entries(figures).flatMap(([measure, figure]) =>
        figure === undefined
          ? []
          : [{ path: `${path}.${year}.${measure}`, step, field, part: { year, measure }, value: figure }],
      ),
    );
  }
  if (isLeaf(value)) return [{ path, step, field, part: null, value }];
  return Object.entries(value).flatMap(([code, one]) =>
    isLeaf(one) ? [{ path: `${path}.${code}`, step, field, part: { code }, value: one }] : [],
  );
}

function isLeaf(value: unknown): value is Leaf {
  return Array.isArray(value) || ["string", "number", "bigint", "boolean"].includes(typeof value);
}

function isSame(before: Leaf | null, after: Leaf | null): boolean {
  const plain = (leaf: Leaf | null) => (isList(leaf) ? [...leaf].sort().join("\n") : leaf);
  return plain(before) === plain(after);
}

function isList(leaf: Leaf | null): leaf is readonly string[] {
  return Array.isArray(leaf);
}

function orderOf({ step, field }: LeafKey): number {
  return PROSPECT_STEPS.indexOf(step) * 100 + STEP_FIELDS[step].indexOf(field);
}
