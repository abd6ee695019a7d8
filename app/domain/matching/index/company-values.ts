import { instrumentKind } from "#app/domain/codes/instruments.ts";
import { share } from "../areas.ts";
import { type CriterionId, criterionOf } from "../criteria/list.ts";
import type { MandateTerms, ProspectFacts } from "../facts.ts";

/** A prospect that has said nothing: a criterion of codes is read from the one thing that is put into it. */
const NOTHING: ProspectFacts = {
  prospectId: "",
  version: 0,
  instruments: [],
  sector: null,
  district: null,
  stage: null,
  securities: null,
  amountMinFen: null,
  amountMaxFen: null,
  termMonthsMin: null,
  termMonthsMax: null,
  revenueFen: null,
  ageMonths: null,
  recognitions: [],
  hasAllRecognitions: false,
  maxRateBp: null,
  firstAnswerDays: null,
  revenueGrowthBp: null,
  rdIntensityBp: null,
  debtRatioBp: null,
  classOneIp: null,
};

/** What a company says in codes: one, several, or nothing. */
export type Codes = string | readonly string[] | null;
type Passes = (codes: Codes, terms: MandateTerms) => boolean;

/** The law of one criterion on one value; these criteria look at no day and at no other fact. */
function lawOf(id: CriterionId, factsWith: (codes: Codes) => Partial<ProspectFacts>): Passes {
  const criterion = criterionOf(id);
  if (criterion === undefined) throw new Error(`The law has no criterion "${id}"`);
  return (codes, terms) => criterion.outcome({ ...NOTHING, ...factsWith(codes) }, terms, "") !== "not_met";
}

const listOf = (codes: Codes): readonly string[] => (Array.isArray(codes) ? (codes as string[]) : []);
const one = (codes: Codes): string | null => (typeof codes === "string" ? codes : null);
const listOrUnknown = (codes: Codes) => (codes === null ? null : listOf(codes));

/** Of each criterion of codes: what is known of a company, and which mandates that doesn't miss. */
export const CODED = {
  instrument: {
    said: (facts: ProspectFacts): Codes => facts.instruments,
    passes: lawOf("instrument", (codes) => ({ instruments: listOf(codes) })),
  },
  /** Equity that both sides deal in: term, security and price then stop nothing. */
  equity: {
    said: (facts: ProspectFacts): Codes =>
      facts.instruments.filter((instrument) => instrumentKind(instrument) === "equity"),
    passes: (codes: Codes, terms: MandateTerms) => share(listOf(codes), terms.instruments),
  },
  sector: {
    said: (facts: ProspectFacts): Codes => facts.sector,
    passes: lawOf("sector", (codes) => ({ sector: one(codes) })),
  },
  district: {
    said: (facts: ProspectFacts): Codes => facts.district,
    passes: lawOf("district", (codes) => ({ district: one(codes) })),
  },
  stage: {
    said: (facts: ProspectFacts): Codes => facts.stage,
    passes: lawOf("stage", (codes) => ({ stage: one(codes) })),
  },
  /** Without instruments, nothing is equity here: the demand for debt alone. */
  security: {
    said: (facts: ProspectFacts): Codes => facts.securities,
    passes: lawOf("security", (codes) => ({ securities: listOrUnknown(codes) })),
  },
  recognition: {
    // Where it may have others, every title is possible.
    said: (facts: ProspectFacts): Codes => (facts.hasAllRecognitions ? facts.recognitions : null),
    passes: lawOf("recognition", (codes) => ({
      recognitions: listOf(codes),
      hasAllRecognitions: codes !== null,
    })),
  },
} as const satisfies Record<string, { said: (facts: ProspectFacts) => Codes; passes: Passes }>;
export type Coded = keyof typeof CODED;
export const CODED_NAMES = Object.keys(CODED) as readonly Coded[];

/** Codes as a text that is the same for the same codes in the same order. NUL stands in no text of PostgreSQL. */
export function keyOf(codes: Codes): string {
  if (codes === null) return "";
  return typeof codes === "string" ? `=${codes}` : `${codes.length}\u0000${codes.join("\u0000")}`;
}

/** The same set in one order: lists that differ in order or repeat themselves are one value. */
export function canonical(codes: Codes): Codes {
  return Array.isArray(codes) ? [...new Set(codes as string[])].sort() : codes;
}
