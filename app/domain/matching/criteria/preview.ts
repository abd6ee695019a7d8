import type { MandateDraft } from "#app/domain/mandates/criteria.ts";
import type { Day } from "#app/lib/days.ts";
import { LARGEST_FEN } from "#app/lib/money.ts";
import { applyMandateEdit } from "./apply-edit.ts";
import { demandsOf } from "./demands.ts";
import { CRITERIA } from "./list.ts";
import { PREVIEW_GROUPS, type PreviewGroup } from "./criterion.ts";
import type { MandateEdit } from "./edits.ts";
import type { MandateTerms, ProspectFacts } from "./facts.ts";
import { DIMENSIONS } from "#app/domain/matching/learned/dimensions.ts";
import { DealCounts } from "#app/domain/matching/learned/deal-counts.ts";
import { MarketFit, meanOf } from "#app/domain/matching/learned/market-fit.ts";
import type { LearnedModel } from "#app/domain/matching/learned/model.ts";
import { statesAnything } from "#app/domain/matching/learned/stated.ts";
import type { NearMisses, PreviewTable } from "./preview-table.ts";

type PreviewStep = { group: PreviewGroup; left: number; removed: number };

export type Preview = {
  all: number;
  fits: number;
  /** How many of these have an open criterion until they consent. */
  open: number;
  steps: readonly PreviewStep[];
  /** The best of a hundred that fit, with their scores relative to the average of these. */
  best: readonly { prospectId: string; score: number }[];
  /** The single changes that add the most prospects, each with how many. */
  changes: readonly { edit: MandateEdit; gain: number }[];
};

const bestShown = 5;
/** Ranking one takes as long as testing about twenty; a sample is enough while a user types. */
const mostRanked = 100;
const changesShown = 3;

/**
 * Who would fit a mandate that is being edited: what each criterion removes in turn, the best of the rest, and what
 * would make more fit. Capacity isn't tested: it decides when, not who. Ranking uses the current model and what the
 * mandate states, as for an institution without deals. No change adds an instrument that its licence does not cover.
 */
export function previewOf(
  terms: MandateTerms,
  table: PreviewTable,
  model: LearnedModel,
  day: Day,
  lawfulInstruments?: readonly string[],
): Preview {
  const { fitting, open, removed, near } = table.resultOf(terms, day);
  let left = table.facts.length;
  const steps = PREVIEW_GROUPS.map((group) => {
    const gone = CRITERIA.reduce(
      (sum, { id, previewGroup }) => (previewGroup === group ? sum + (removed.get(id) ?? 0) : sum),
      0,
    );
    left -= gone;
    return { group, left, removed: gone };
  });
  const some = fitting.slice(0, mostRanked).flatMap((at) => table.facts[at] ?? []);
  return {
    all: table.facts.length,
    fits: fitting.length,
    open,
    steps,
    best: bestOf(some, terms, model, day),
    changes: changesOf(near, terms, day, lawfulInstruments),
  };
}

function bestOf(
  some: readonly ProspectFacts[],
  terms: MandateTerms,
  model: LearnedModel,
  day: Day,
): Preview["best"] {
  // Without deals, only what the mandate states distinguishes companies.
  const dimensions = DIMENSIONS.filter((dimension) => statesAnything(terms, dimension));
  const dealCounts = new DealCounts(model.settings.halfLives, { dimensions });
  const fit = new MarketFit(model, dealCounts, [terms], day);
  const sample = some.map((facts) => ({
    prospectId: facts.prospectId,
    utilities: fit.utilitiesOf(facts, [0]),
  }));
  const base = meanOf(sample.map(({ utilities }) => utilities));
  return sample
    .map((one) => ({ ...one, ...fit.aboveAt(one.utilities, 0, base) }))
    .sort((a, b) => b.exact - a.exact || (a.prospectId < b.prospectId ? -1 : 1))
    .slice(0, bestShown)
    .map(({ prospectId, utilities }) => ({ prospectId, score: fit.scoreAt(utilities, 0, base).score }));
}

/** Only how many fit: for the version in force, shown beside the one that is being edited. */
export function countFits(terms: MandateTerms, table: PreviewTable, day: Day): number {
  return table.resultOf(terms, day).fitting.length;
}

/** For each field, the change that makes the most prospects fit. */
function changesOf(
  nearMisses: readonly NearMisses[],
  terms: MandateTerms,
  day: Day,
  lawfulInstruments: readonly string[] | undefined,
): { edit: MandateEdit; gain: number }[] {
  const bestOf = new Map<string, { edit: MandateEdit; gain: number }>();
  // An edit affects one criterion: only prospects that miss it can be added.
  for (const [criterion, group] of Map.groupBy(nearMisses, ({ criterion: of }) => of)) {
    for (const edit of distinctEdits(group, terms, day, lawfulInstruments)) {
      const edited = applyMandateEdit(terms, edit);
      const comeIn = group.filter(({ example }) => criterion.outcome(example, edited, day) !== "not_met");
      const gain = comeIn.reduce((sum, { prospects }) => sum + prospects, 0);
      const best = bestOf.get(edit.field);
      if (gain > 0 && (best === undefined || isBetter({ edit, gain }, best))) {
        bestOf.set(edit.field, { edit, gain });
      }
    }
  }
  return [...bestOf.values()].sort((a, b) => b.gain - a.gain).slice(0, changesShown);
}

/** Changes that need more than one edit are left out. */
function distinctEdits(
  group: readonly NearMisses[],
  terms: MandateTerms,
  day: Day,
  lawfulInstruments: readonly string[] | undefined,
): Iterable<MandateEdit> {
  const edits = new Map<string, MandateEdit>();
  for (const { criterion, example } of group) {
    const instruments = lawfulInstruments
      ? example.instruments.filter((one) => lawfulInstruments.includes(one))
      : example.instruments;
    const [edit, ...more] = criterion.mandateEdits({ ...example, instruments }, terms, day);
    if (edit !== undefined && more.length === 0) edits.set(keyOf(edit), edit);
  }
  return edits.values();
}

function keyOf(edit: MandateEdit): string {
  const value = "to" in edit ? edit.to : "code" in edit ? edit.code : "";
  return `${edit.field} ${edit.action} ${value}`;
}

/** Of codes the one that adds more; of limits the smaller step, as the larger ones include it. */
function isBetter(
  one: { edit: MandateEdit; gain: number },
  other: { edit: MandateEdit; gain: number },
): boolean {
  if (one.edit.action !== "set" || other.edit.action !== "set") return one.gain > other.gain;
  return one.gain < other.gain;
}

/** The terms of an incomplete draft. Blank fields constrain nothing; capacity is assumed. */
export function draftTerms(
  { terms = {}, preferences = [] }: MandateDraft,
  own: Pick<
    MandateTerms,
    "mandateId" | "institutionId" | "version" | "responsiveness" | "firstAnswerDays" | "demand"
  > & { lawfulInstruments: readonly string[] },
): MandateTerms {
  return {
    mandateId: own.mandateId,
    institutionId: own.institutionId,
    version: own.version,
    open: true,
    validFrom: "0001-01-01",
    validUntil: "9999-12-31",
    budgetLeftFen: LARGEST_FEN,
    introductionsLeft: 1,
    ...demandsOf(terms),
    instruments: terms.instruments?.length ? terms.instruments : own.lawfulInstruments,
    preferences,
    firstAnswerDays: own.firstAnswerDays,
    responsiveness: own.responsiveness,
    demand: own.demand,
  };
}
