import { z } from "zod";
import { isInArea, rootOf } from "#app/domain/codes/paths.ts";
import {
  attributesOfDecline,
  type DeclinedAttribute,
  type RecordedAct,
  activeDeclines,
} from "#app/domain/matching/ranking/feedback.ts";
import { AGE_YEARS_EDGES, ASK_EDGES, type Range, REVENUE_EDGES } from "#app/domain/prospects/bands.ts";
import { teaserBandsSchema } from "#app/domain/prospects/teaser-parts.ts";
import { leastTail, taroneLevel, upperTail } from "#app/lib/fisher.ts";

/** A prospect that met the mandate and that the institution viewed, by what its teaser showed, and the result. */
export type ViewedProspect = {
  /** The code of the standing pass or decline; null where there is none. */
  declinedFor: string | null;
  sector: string;
  place: string;
  stage: string;
  revenueFen: Range<bigint> | null;
  ageYears: Range<number> | null;
  askFen: Range<bigint> | null;
};

const viewedSchema = teaserBandsSchema
  .pick({ sector: true, place: true, revenueFen: true, ageYears: true, askFen: true })
  .extend({ stage: z.string() });

/** One of an institution's own acts, with the stored content of the teaser at that time. */
export type OwnAct = RecordedAct & { prospectId: string; seen: unknown };

/** The prospects of these acts, given in order: as last shown, with the standing decline. */
export function viewedProspects(acts: readonly OwnAct[]): ViewedProspect[] {
  const byProspect = Map.groupBy(acts, ({ prospectId }) => prospectId);
  return [...byProspect.values()].flatMap((own) => {
    const seen = viewedSchema.safeParse(own.at(-1)?.seen);
    if (!seen.success) return [];
    return [{ ...seen.data, declinedFor: activeDeclines(own).get("institution") ?? null }];
  });
}

/** What the mandate states: prospects that it excludes are ignored, and no pattern repeats what it states. */
export type Stated = {
  sectorsIncluded?: readonly string[] | undefined;
  sectorsExcluded?: readonly string[] | undefined;
  districts?: readonly string[] | undefined;
  stages?: readonly string[] | undefined;
  minRevenueFen?: bigint | undefined;
  minAgeMonths?: number | undefined;
  amountMinFen?: bigint | undefined;
  amountMaxFen?: bigint | undefined;
};

/** Which prospects a pattern declines. */
export type DecisionPattern =
  | { criterion: "revenue" | "amount_below" | "amount_from"; limitFen: bigint }
  | { criterion: "age"; limitYears: number }
  | { criterion: "sector" | "district" | "stage"; code: string };

/** How often: among those that match the pattern, and among the others. */
export type DecisionCounts = { declined: number; of: number; restDeclined: number; restOf: number };

/** Fewer declines are no evidence. */
const LEAST_DECLINES = 8;
/** The probability of reporting any pattern where there is none, over all criteria tested. */
const ALPHA = 0.02;
/** A pattern must decide most cases: two of three, and two fifths more than elsewhere. */
const LEAST_RATE = 2 / 3;
const LEAST_DIFFERENCE = 0.4;

/** Codes that may mean any criterion. */
const VAGUE: ReadonlySet<string> = new Set(["out_of_mandate", "other"]);

type Split = {
  pattern: DecisionPattern;
  attribute: DeclinedAttribute;
  /** Null: the teaser didn't show it. */
  turnsAway: (judged: ViewedProspect) => boolean | null;
};

/**
 * An unstated criterion that an institution's declines show, if any. Each single-criterion split of the prospects that
 * it viewed is tested by Fisher's exact test, one-sided: are those on one side declined more often than the others, for
 * reasons that can mean this criterion? Tarone's correction keeps the probability of a false alarm over all tests
 * within ALPHA, and a pattern must also decide most cases. Limits are edges of teaser bands, so that no exact value
 * leaks. Null where nothing is certain.
 */
export function decisionPatternOf(
  all: readonly ViewedProspect[],
  stated: Stated,
): (DecisionPattern & DecisionCounts) | null {
  const judged = all.filter((one) => meets(one, stated));
  const declines = judged.filter(({ declinedFor }) => declinedFor !== null && canMeanAny(declinedFor));
  if (declines.length < LEAST_DECLINES) return null;
  const tests = distinct(splitsOf(judged, stated).map((split) => tested(split, judged)));
  const level = taroneLevel(
    tests.map(({ least }) => least),
    ALPHA,
  );
  const [best] = tests
    .filter(({ tail, counts }) => tail <= level && isLarge(counts))
    .sort((a, b) => a.tail - b.tail || b.counts.of - a.counts.of);
  return best === undefined ? null : { ...best.pattern, ...best.counts };
}

/** Whether the mandate still accepts it as it is now: decisions under other terms are no evidence. */
function meets(one: ViewedProspect, stated: Stated): boolean {
  const { sectorsIncluded = [], sectorsExcluded = [], districts = [], stages = [] } = stated;
  const { minRevenueFen = 0n, minAgeMonths = 0, amountMinFen = 0n, amountMaxFen } = stated;
  const within = (code: string, areas: readonly string[]) =>
    areas.length === 0 || areas.some((area) => isInside(code, area) !== false);
  return (
    within(one.sector, sectorsIncluded) &&
    !sectorsExcluded.some((area) => isInside(one.sector, area) === true) &&
    within(one.place, districts) &&
    (stages.length === 0 || stages.includes(one.stage)) &&
    isBelow(one.revenueFen, minRevenueFen) !== true &&
    isBelow(one.ageYears, minAgeMonths / 12) !== true &&
    isBelow(one.askFen, amountMinFen) !== true &&
    (amountMaxFen === undefined || isBelow(one.askFen, amountMaxFen + 1n) !== false)
  );
}

function canMeanAny(code: string): boolean {
  return VAGUE.has(code) || attributesOfDecline(code).length > 0;
}

function canMean(code: string | null, attribute: DeclinedAttribute): boolean {
  return code !== null && (VAGUE.has(code) || attributesOfDecline(code).includes(attribute));
}

function tested({ pattern, attribute, turnsAway }: Split, judged: readonly ViewedProspect[]) {
  const counts: DecisionCounts = { declined: 0, of: 0, restDeclined: 0, restOf: 0 };
  let members = "";
  for (const one of judged) {
    const away = turnsAway(one);
    members += away === null ? "?" : away ? "1" : "0";
    if (away === null) continue;
    const isDeclined = canMean(one.declinedFor, attribute) ? 1 : 0;
    if (away) {
      counts.of += 1;
      counts.declined += isDeclined;
    } else {
      counts.restOf += 1;
      counts.restDeclined += isDeclined;
    }
  }
  const margins = {
    size: counts.of,
    marked: counts.declined + counts.restDeclined,
    total: counts.of + counts.restOf,
  };
  return {
    pattern,
    counts,
    members: `${attribute} ${members}`,
    least: leastTail(margins),
    tail: upperTail({ hits: counts.declined, ...margins }),
  };
}

type Tested = ReturnType<typeof tested>;

/** Splits that divide the prospects in the same way are one test: the first, which claims least. */
function distinct(tests: readonly Tested[]): Tested[] {
  const seen = new Set<string>();
  return tests.filter(({ members, counts }) => {
    if (counts.of === 0 || counts.restOf === 0 || seen.has(members)) return false;
    seen.add(members);
    return true;
  });
}

function isLarge({ declined, of, restDeclined, restOf }: DecisionCounts): boolean {
  const rate = declined / of;
  return rate >= LEAST_RATE && rate - restDeclined / restOf >= LEAST_DIFFERENCE;
}

function splitsOf(judged: readonly ViewedProspect[], stated: Stated): Split[] {
  const { minRevenueFen = 0n, minAgeMonths = 0, amountMinFen = 0n, amountMaxFen } = stated;
  const codes = (of: (one: ViewedProspect) => readonly string[]) => [...new Set(judged.flatMap(of))].sort();
  return [
    ...REVENUE_EDGES.filter((edge) => edge > minRevenueFen).map((limitFen) => ({
      pattern: { criterion: "revenue" as const, limitFen },
      attribute: "revenue" as const,
      turnsAway: ({ revenueFen }: ViewedProspect) => isBelow(revenueFen, limitFen),
    })),
    ...AGE_YEARS_EDGES.filter((edge) => edge * 12 > minAgeMonths).map((limitYears) => ({
      pattern: { criterion: "age" as const, limitYears },
      attribute: "age" as const,
      turnsAway: ({ ageYears }: ViewedProspect) => isBelow(ageYears, limitYears),
    })),
    ...ASK_EDGES.filter((edge) => edge > amountMinFen).map((limitFen) => ({
      pattern: { criterion: "amount_below" as const, limitFen },
      attribute: "amount" as const,
      turnsAway: ({ askFen }: ViewedProspect) => isBelow(askFen, limitFen),
    })),
    ...ASK_EDGES.filter((edge) => edge > 0n && (amountMaxFen === undefined || edge < amountMaxFen))
      .reverse()
      .map((limitFen) => ({
        pattern: { criterion: "amount_from" as const, limitFen },
        attribute: "amount" as const,
        turnsAway: ({ askFen }: ViewedProspect) => not(isBelow(askFen, limitFen)),
      })),
    ...codes(({ sector }) => [rootOf(sector), sector]).map((code) => ({
      pattern: { criterion: "sector" as const, code },
      attribute: "sector" as const,
      turnsAway: ({ sector }: ViewedProspect) => isInside(sector, code),
    })),
    ...codes(({ place }) => [place]).map((code) => ({
      pattern: { criterion: "district" as const, code },
      attribute: "district" as const,
      turnsAway: ({ place }: ViewedProspect) => isInside(place, code),
    })),
    ...codes(({ stage }) => [stage]).map((code) => ({
      pattern: { criterion: "stage" as const, code },
      attribute: "stage" as const,
      turnsAway: ({ stage }: ViewedProspect) => stage === code,
    })),
  ];
}

/** A band ends below its upper edge. Null for a band that contains the limit. */
function isBelow<N extends bigint | number>(band: Range<N> | null, limit: N): boolean | null {
  if (band === null) return null;
  if (band.to !== null && band.to <= limit) return true;
  return band.from !== null && band.from >= limit ? false : null;
}

function not(truth: boolean | null): boolean | null {
  return truth === null ? null : !truth;
}

/** Null for a code that was generalised to one above. */
function isInside(code: string, area: string): boolean | null {
  if (isInArea(code, area)) return true;
  return isInArea(area, code) ? null : false;
}
