import { type Selectable, sql } from "kysely";
import { DEMANDS, demandsOf, toBasisPoints } from "#app/domain/matching/criteria/demands.ts";
import { FIGURES, type FigureColumns } from "#app/domain/matching/criteria/figures.ts";
import { roundedUp } from "#app/domain/prospects/round-amounts.ts";
import type { Bounds, MandateTerms, Preference, ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import { preferencesOfAnyDatasetSchema } from "#app/domain/mandates/preferences.ts";
import { figuresOfRow } from "#db/queries/prospects/figure-columns.ts";
import type { MandateTable } from "#db/schema/mandates.ts";
import type { TeaserTable } from "#db/schema/prospects.ts";

/** The columns of a teaser that the matcher reads. */
export const factColumns = [
  "teaser.prospectId",
  "teaser.edition",
  "teaser.sector",
  "teaser.district",
  "teaser.stage",
  "teaser.instruments",
  "teaser.securities",
  "teaser.amountMinFen",
  "teaser.amountMaxFen",
  "teaser.termMonthsMin",
  "teaser.termMonthsMax",
  "teaser.maxRatePercent",
  "teaser.firstAnswerDays",
  "teaser.ageLeastMonths",
  "teaser.ageMostMonths",
  ...FIGURES.flatMap(({ columns }) =>
    columns.map((column) => `teaser.${column as keyof FigureColumns}` as const),
  ),
  "teaser.recognitions",
  "teaser.hasAllRecognitions",
] as const;

type WithoutTable<Column> = Column extends `${string}.${infer Name}` ? Name : never;
export type FactsRow = Pick<
  Selectable<TeaserTable>,
  WithoutTable<(typeof factColumns)[number]> & keyof TeaserTable
>;

export function toProspectFacts({
  edition,
  ageLeastMonths,
  ageMostMonths,
  maxRatePercent,
  ...row
}: FactsRow): ProspectFacts {
  const { prospectId, sector, district, stage, instruments, securities, recognitions } = row;
  const { amountMinFen, amountMaxFen, termMonthsMin, termMonthsMax, hasAllRecognitions, firstAnswerDays } =
    row;
  return {
    prospectId,
    version: edition,
    instruments,
    sector,
    district,
    stage,
    securities,
    amountMinFen,
    amountMaxFen,
    termMonthsMin,
    termMonthsMax,
    ...figuresOfRow(row),
    ageMonths: bounds(ageLeastMonths, ageMostMonths),
    recognitions,
    hasAllRecognitions,
    maxRateBp: maxRatePercent === null ? null : toBasisPoints(maxRatePercent),
    firstAnswerDays,
  };
}

function bounds<N extends bigint | number>(least: N | null, most: N | null): Bounds<N> | null {
  return least === null && most === null ? null : { least, most };
}

/** The columns of a mandate that the matcher reads. */
export const termColumns = [
  "mandate.id",
  "mandate.number",
  "mandate.institutionId",
  "mandate.status",
  "mandate.version",
  ...DEMANDS.map(({ content }) => `mandate.${content}` as const),
  "mandate.preferences",
  "mandate.budgetFen",
  "mandate.reservedFen",
  "mandate.drawnFen",
  "mandate.introductionCap",
  "mandate.validFrom",
  "mandate.validUntil",
] as const;

/** What the matcher reads of a mandate's institution: whether it may offer capital, and how it answers. */
export const institutionColumns = [
  "institution.status as institutionStatus",
  "institution.responsiveness",
  "institution.firstAnswerDays",
] as const;

/** Places taken by open introductions: a count that every side may read. */
export const openIntroductions = sql<number>`open_introductions(mandate.id)::int`.as("openIntroductions");

/** xmin: each write of a row stores the number of its transaction (docs/decisions/0051). */
export const rowVersionOfMandate = sql<string>`mandate.xmin::text || '/' || institution.xmin::text`;

/** Only the worker gets a result. */
export const demand = sql<number | null>`(
  select demand from mandate_demand where mandate_demand.mandate_id = mandate.id)`.as("demand");

export type TermsRow = Pick<
  Selectable<MandateTable>,
  WithoutTable<(typeof termColumns)[number]> & keyof MandateTable
> & {
  openIntroductions: number;
  institutionStatus: string;
  responsiveness: number | null;
  firstAnswerDays: string | null;
  demand?: number | null;
};

/** A mandate whose validity has no day yet is not limited by it. */
const always = { from: "0001-01-01", until: "9999-12-31" };

export function toMandateTerms(row: TermsRow): MandateTerms {
  const left = row.budgetFen - row.reservedFen - row.drawnFen;
  return {
    mandateId: row.id,
    institutionId: row.institutionId,
    version: row.version,
    open: row.status === "active" && row.institutionStatus === "active",
    validFrom: row.validFrom ?? always.from,
    validUntil: row.validUntil ?? always.until,
    // Rounded up for all: from its exact change companies could derive what another has accepted.
    budgetLeftFen: left > 0n ? roundedUp(left) : 0n,
    introductionsLeft: Math.max(0, row.introductionCap - row.openIntroductions),
    ...demandsOf(row),
    preferences: toPreferences(row.preferences),
    firstAnswerDays: row.firstAnswerDays === null ? null : Number(row.firstAnswerDays),
    demand: row.demand ?? null,
    responsiveness: row.responsiveness,
  };
}

/** Preferences as stored; the schema of the domain parses them. */
function toPreferences(stored: unknown): readonly Preference[] {
  return preferencesOfAnyDatasetSchema.parse(stored);
}
