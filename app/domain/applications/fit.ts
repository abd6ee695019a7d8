import type { FieldGroup } from "#app/domain/codes/consents.ts";
import type { DocumentKind } from "#app/domain/codes/documents.ts";
import { type CriterionValue, HIDDEN, type Outcome } from "#app/domain/matching/criteria/criterion.ts";
import { explainMatch, requiredResults } from "#app/domain/matching/criteria/explain.ts";
import type {
  Demands,
  MandateTerms,
  Preference,
  ProspectFacts,
} from "#app/domain/matching/criteria/facts.ts";
import type { CriterionId } from "#app/domain/matching/criteria/list.ts";
import { factsOf } from "#app/domain/matching/criteria/prepare.ts";
import { preferenceParts } from "#app/domain/matching/ranking/preference-parts.ts";
import type { StatedPart } from "#app/domain/matching/ranking/stated-part.ts";
import { latestFirst } from "#app/domain/organizations/figures.ts";
import type { ProspectContent, ProspectDraft } from "#app/domain/prospects/content.ts";
import type { Day } from "#app/lib/days.ts";

/** Where a company's value comes from: what it states itself, its books of a year, or a public register. */
export type Evidence =
  | { source: "ask" | "profile" | "business_register" | "patent_register" | "recognition_lists" }
  | { source: "books"; year: number | null; isAudited: boolean };

/** One criterion of the mandate against what the consent in force discloses of the company. */
export type FitLine = {
  criterion: CriterionId | "first_answer" | StatedPart["kind"];
  /** A preference of the mandate excludes nobody. */
  isRequired: boolean;
  outcome: Outcome;
  mandateValue: CriterionValue;
  companyValue: CriterionValue;
  /** Null where the consent does not open what it depends on. */
  evidence: Evidence | null;
  /** The kinds of documents that would prove it. */
  provedBy: readonly DocumentKind[];
};

type Basis = {
  source: Evidence["source"];
  /** The group that a consent must open; null for what every institution sees. */
  group: FieldGroup | null;
  provedBy: readonly DocumentKind[];
};

const ask: Basis = { source: "ask", group: null, provedBy: [] };
const books: Basis = {
  source: "books",
  group: "figures",
  provedBy: ["financial_statement", "tax_record"],
};
const profile: Basis = { source: "profile", group: null, provedBy: ["licence"] };
const bases: Readonly<Record<string, Basis>> = {
  sector: profile,
  district: profile,
  age: { source: "business_register", group: "identity", provedBy: ["licence", "articles"] },
  revenue: books,
  revenue_growth: books,
  rd_intensity: books,
  debt_ratio: books,
  class_one_ip: { source: "patent_register", group: "ip_and_recognitions", provedBy: ["ip_certificate"] },
  recognition: { source: "recognition_lists", group: "ip_and_recognitions", provedBy: [] },
};

/** A mandate whose capacity is no question: that was decided when the introduction was opened. */
const openMandate: Omit<MandateTerms, keyof Demands | "preferences"> = {
  mandateId: "",
  institutionId: "",
  version: 0,
  open: true,
  validFrom: "0001-01-01",
  validUntil: "9999-12-31",
  budgetLeftFen: 0n,
  introductionsLeft: 0,
  firstAnswerDays: null,
  responsiveness: null,
  demand: null,
};

/**
 * How a frozen version fits a mandate, by the matcher's own rules: each demand, then each preference, with the two
 * values compared. What the consent does not open is hidden, whatever the version holds.
 */
export function fitOf(
  { content, groups }: { content: ProspectDraft; groups: readonly FieldGroup[] },
  { demands, preferences }: { demands: Demands; preferences: readonly Preference[] },
  day: Day,
): FitLine[] {
  const facts = disclosedFacts(content, groups, day);
  const terms = { ...openMandate, ...demands, preferences };
  const line = (
    criterion: FitLine["criterion"],
    isRequired: boolean,
    { outcome, mandateValue, companyValue }: Pick<FitLine, "outcome" | "mandateValue" | "companyValue">,
  ): FitLine => {
    const { source, group, provedBy } = bases[criterion] ?? ask;
    const isOpen = group === null || groups.includes(group);
    return {
      criterion,
      isRequired,
      outcome,
      mandateValue,
      companyValue: isOpen ? companyValue : HIDDEN,
      evidence: isOpen ? evidenceOf(source, content) : null,
      provedBy,
    };
  };
  return [
    ...requiredResults(explainMatch(facts, terms, day)).map((one) => line(one.criterion, true, one)),
    ...preferenceParts(facts, terms).map((one) => line(one.kind, false, one)),
  ];
}

/** How many lines of each outcome; "possible" is unknown here. */
export function countOutcomes(lines: readonly FitLine[]): Readonly<Record<Outcome, number>> {
  const count = (outcome: Outcome) => lines.filter((line) => line.outcome === outcome).length;
  return { met: count("met"), not_met: count("not_met"), possible: count("possible") };
}

/** The exact facts of the opened groups; a ceiling on the rate only where the company publishes it. */
function disclosedFacts(content: ProspectDraft, groups: readonly FieldGroup[], day: Day): ProspectFacts {
  const { company, figures, ip, ask: asked, ...rest } = content as ProspectContent;
  const opens = (group: FieldGroup) => groups.includes(group);
  const opened = {
    ...rest,
    company: { ...company, establishedOn: opens("identity") ? company.establishedOn : day },
    figures: opens("figures") ? { ...figures, years: figures.years } : { years: [] },
    ip: opens("ip_and_recognitions") ? ip : { rights: {}, recognitions: [], recognisedUntil: {} },
    ask: asked.rateVisibility === "published" ? asked : { ...asked, maxRatePercent: undefined },
  };
  const facts = factsOf(opened, { prospectId: "", version: 0, acceptedFen: 0n }, day);
  return {
    ...facts,
    ageMonths: opens("identity") ? facts.ageMonths : null,
    hasAllRecognitions: opens("ip_and_recognitions"),
  };
}

function evidenceOf(source: Evidence["source"], { figures }: ProspectDraft): Evidence {
  if (source !== "books") return { source };
  const [latest] = latestFirst(figures?.years ?? []);
  return { source, year: latest?.year ?? null, isAudited: latest?.audited === true };
}
