import { instrumentKind } from "#app/domain/codes/instruments.ts";
import type { Day } from "#app/lib/days.ts";
import { CRITERIA, type CriterionId, CAPACITY_GATES } from "./list.ts";
import { type Criterion, type Gate, type Outcome, PREVIEW_GROUPS } from "./criterion.ts";
import type { MandateTerms, ProspectFacts } from "./facts.ts";

/** In the order in which a preview lists what each criterion removes. */
const IN_GROUPS: readonly Criterion<CriterionId>[] = PREVIEW_GROUPS.flatMap((group) =>
  CRITERIA.filter(({ previewGroup }) => previewGroup === group),
);

/** For all prospects, what one criterion depends on: its distinct values, and for each one prospect that has it. */
interface Column<Of> {
  gate: Of;
  valueOf: Int32Array;
  examples: readonly ProspectFacts[];
}

/** Prospects that miss only one criterion, by criterion and by value. */
export interface NearMisses {
  criterion: Criterion<CriterionId>;
  example: ProspectFacts;
  prospects: number;
}

/** The result of a table's prospects for a mandate. */
export interface PreviewResult {
  /** Those that fit, as indices in the table. */
  fitting: number[];
  /** How many of these have an open criterion that their companies' consents would decide. */
  open: number;
  /** By criterion: how many it removes that no earlier one removed. */
  removed: ReadonlyMap<CriterionId, number>;
  near: readonly NearMisses[];
}

/**
 * Prospects by the values that each criterion depends on. Rules are evaluated once per distinct value, not per
 * prospect, since the thousands of prospects of a city have few values each.
 */
export class PreviewTable {
  readonly facts: readonly ProspectFacts[];
  private readonly criteria: readonly Column<Criterion<CriterionId>>[];
  private readonly capacity: readonly Column<Gate<CriterionId>>[];

  constructor(facts: readonly ProspectFacts[]) {
    this.facts = facts;
    this.criteria = IN_GROUPS.map((criterion) => columnOf(facts, criterion));
    this.capacity = CAPACITY_GATES.map((gate) => columnOf(facts, gate));
  }

  resultOf(terms: MandateTerms, day: Day): PreviewResult {
    const { criteria } = this;
    const missed = judgedAs("not_met", criteria, terms, day);
    const closed = judgedAs("not_met", this.capacity, terms, day);
    const possible = judgedAs("possible", criteria, terms, day);
    const removed = criteria.map(() => 0);
    const near = criteria.map(({ examples }) => new Int32Array(examples.length));
    const fitting: number[] = [];
    let open = 0;
    for (let at = 0; at < this.facts.length; at += 1) {
      const turn = firstOf(missed, at, 0);
      const first = missed[turn]?.which ?? -1;
      if (first >= 0) removed[first] = (removed[first] ?? 0) + 1;
      // A second missed criterion: no single change makes it fit.
      if (turn >= 0 && firstOf(missed, at, turn + 1) >= 0) continue;
      if (firstOf(closed, at, 0) >= 0) continue;
      const counts = near[first];
      if (counts === undefined) {
        fitting.push(at);
        if (firstOf(possible, at, 0) >= 0) open += 1;
      } else {
        const value = criteria[first]?.valueOf[at] ?? 0;
        counts[value] = (counts[value] ?? 0) + 1;
      }
    }
    return {
      fitting,
      open,
      removed: new Map(criteria.map(({ gate }, which) => [gate.id, removed[which] ?? 0])),
      near: criteria.flatMap(({ gate, examples }, which) =>
        examples.flatMap((example, value): NearMisses[] => {
          const prospects = near[which]?.[value] ?? 0;
          return prospects === 0 ? [] : [{ criterion: gate, example, prospects }];
        }),
      ),
    };
  }
}

function columnOf<Of extends Gate<CriterionId> & Partial<Criterion<CriterionId>>>(
  facts: readonly ProspectFacts[],
  gate: Of,
): Column<Of> {
  const known = new Map<string, number>();
  const examples: ProspectFacts[] = [];
  const valueOf = Int32Array.from(facts, (one) => {
    const key = keyOf(gate, one);
    const before = known.get(key);
    if (before !== undefined) return before;
    known.set(key, examples.length);
    return examples.push(one) - 1;
  });
  return { gate, valueOf, examples };
}

/** All that a criterion's outcome and its smallest changes depend on. */
function keyOf(
  { companyValue, limits = [], coded, isOfDebt }: Gate<CriterionId> & Partial<Criterion<CriterionId>>,
  facts: ProspectFacts,
): string {
  // Where both sides share an equity instrument, a criterion of debt excludes nothing.
  const equity = isOfDebt === true ? facts.instruments.filter((one) => instrumentKind(one) === "equity") : [];
  const value: readonly unknown[] = Object.values(companyValue(facts, ""));
  const codes = coded?.codesFrom(facts) ?? "?";
  return [...value, codes, ...limits.map(({ best }) => best(facts)), equity].join("|");
}

/** The index of a criterion that has some outcome for some values, and 1 for each such value. */
interface Judged {
  which: number;
  valueOf: Int32Array;
  isJudged: Uint8Array;
}

/** Criteria that have this outcome for no prospect, as most that a draft doesn't state, are left out. */
function judgedAs(
  outcome: Outcome,
  columns: readonly Column<Gate<CriterionId>>[],
  terms: MandateTerms,
  day: Day,
): Judged[] {
  return columns.flatMap(({ gate, valueOf, examples }, which) => {
    const isJudged = Uint8Array.from(examples, (facts) =>
      gate.outcome(facts, terms, day) === outcome ? 1 : 0,
    );
    return isJudged.includes(1) ? [{ which, valueOf, isJudged }] : [];
  });
}

/** The first of these, from an index on, that applies to a prospect; -1 where none does. */
function firstOf(judged: readonly Judged[], at: number, from: number): number {
  for (let turn = from; turn < judged.length; turn += 1) {
    const { valueOf, isJudged } = judged[turn] as Judged;
    if (isJudged[valueOf[at] ?? 0] === 1) return turn;
  }
  return -1;
}
