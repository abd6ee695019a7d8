import { instrumentKind } from "#app/domain/codes/instruments.ts";
import { share } from "../areas.ts";
import { type CriterionId, criterionOf } from "../criteria/list.ts";
import type { MandateTerms, ProspectFacts } from "../facts.ts";

/** A prospect that has said nothing: a criterion of codes is read from the one thing that is put into it. */
const NOTHING: ProspectFacts = {
  prospectId: "",
  companyId: "",
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
  establishedOn: null,
  recognitions: null,
  maxRateBp: null,
  firstAnswerDays: null,
  revenueGrowthBp: null,
  rdIntensityBp: null,
  debtRatioBp: null,
  classOneIp: null,
};

/** What a company says in codes: one, several, or nothing. */
export type Codes = string | readonly string[] | null;
type Met = (codes: Codes, terms: MandateTerms) => boolean;

/** The law of one criterion on one value; these criteria look at no day and at no other fact. */
function lawOf(id: CriterionId, factsWith: (codes: Codes) => Partial<ProspectFacts>): Met {
  const criterion = criterionOf(id);
  if (criterion === undefined) throw new Error(`The law has no criterion "${id}"`);
  return (codes, terms) => criterion.outcome({ ...NOTHING, ...factsWith(codes) }, terms, "") === "met";
}

const listOf = (codes: Codes): readonly string[] => (Array.isArray(codes) ? (codes as string[]) : []);
const one = (codes: Codes): string | null => (typeof codes === "string" ? codes : null);
const listOrUnknown = (codes: Codes) => (codes === null ? null : listOf(codes));

/** Of each criterion of codes: what a company says to it, and which mandates that meets. */
export const CODED = {
  instrument: {
    said: (facts: ProspectFacts): Codes => facts.instruments,
    isMet: lawOf("instrument", (codes) => ({ instruments: listOf(codes) })),
  },
  /** Equity that both sides deal in: term, security and price then stop nothing. */
  equity: {
    said: (facts: ProspectFacts): Codes =>
      facts.instruments.filter((instrument) => instrumentKind(instrument) === "equity"),
    isMet: (codes: Codes, terms: MandateTerms) => share(listOf(codes), terms.instruments),
  },
  sector: {
    said: (facts: ProspectFacts): Codes => facts.sector,
    isMet: lawOf("sector", (codes) => ({ sector: one(codes) })),
  },
  district: {
    said: (facts: ProspectFacts): Codes => facts.district,
    isMet: lawOf("district", (codes) => ({ district: one(codes) })),
  },
  stage: {
    said: (facts: ProspectFacts): Codes => facts.stage,
    isMet: lawOf("stage", (codes) => ({ stage: one(codes) })),
  },
  /** Without instruments, nothing is equity here: the demand for debt alone. */
  security: {
    said: (facts: ProspectFacts): Codes => facts.securities,
    isMet: lawOf("security", (codes) => ({ securities: listOrUnknown(codes) })),
  },
  recognition: {
    said: (facts: ProspectFacts): Codes => facts.recognitions,
    isMet: lawOf("recognition", (codes) => ({ recognitions: listOrUnknown(codes) })),
  },
} as const satisfies Record<string, { said: (facts: ProspectFacts) => Codes; isMet: Met }>;
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
