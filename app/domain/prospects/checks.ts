import { type Identity, ownParts } from "#app/domain/identity/own-parts.ts";
import { instrumentKind } from "#app/domain/codes/instruments.ts";
import { inconsistencies, latestFirst, ratiosOf } from "#app/domain/organizations/figures.ts";
import { checkUscc } from "#app/domain/organizations/uscc.ts";
import type { Day } from "#app/lib/days.ts";
import { divideRounded } from "#app/lib/money.ts";
import { COHORT_LEAST } from "./cohort.ts";
import { isSharedEnough } from "./generalisation.ts";
import type { ProspectContent } from "./content.ts";
import { freeTextsOf } from "./free-texts.ts";
import { findIdentity, type IdentityKind } from "./identity.ts";
import type { ShownNames } from "./coarse-names.ts";
import { findPromises } from "./promises.ts";
import {
  findRevealedNames,
  findRevealedFacts,
  type RevealingText,
  type RevealedFact,
} from "./revealing-texts.ts";

export type CheckId =
  | "uscc"
  | "uscc_unique"
  | "identity"
  | "promises"
  | "own_facts"
  | "names"
  | "cohort"
  | "figures"
  | "amount"
  | "recognitions";

/** The result of a check: where, and what was found there. Codes and numbers, not formatted. */
export type CheckFinding =
  | { type: "uscc"; fault: "format" | "checksum" | "gb11714" | "all-zero-body" }
  | { type: "claimed"; claims: number; isVerified: boolean }
  | { type: "identity"; field: string; kind: IdentityKind; found: string }
  | { type: "promise"; field: string; found: string }
  | { type: "own_fact"; field: string; kind: RevealedFact; found: string }
  | { type: "cohort"; count: number; least: number }
  | { type: "figure"; year: number; field: string; fault: FigureFault }
  | { type: "amount"; sharePercent: number }
  | { type: "recognition"; code: string; until: Day };

type FigureFault = "exceeds-revenue" | "exceeds-staff" | "growth-unusual" | "revenue-per-head" | "outdated";

export type Check = {
  check: CheckId;
  outcome: "met" | "not_met" | "unknown";
  /** A failed blocking check prevents publication; others ask a moderator to look. */
  blocking: boolean;
  findings: readonly CheckFinding[];
  /** What was compared with the check's limit: a code, a number of places, a share in percent; null: not given. */
  value: string | number | null;
};

/**
 * The automatic checks of a submission. `cohort`: what its teaser would show, how many companies share that, and
 * whether the company has agreed to be recognisable. `onRecord`: the platform's other data about it.
 */
export function automaticChecks(
  content: ProspectContent,
  cohort: CohortToCheck,
  onRecord: CompanyOnRecord,
  day: Day,
): Check[] {
  return [
    checkCode(content),
    checkClaims(onRecord),
    check("identity", true, identityFindings(content, onRecord)),
    check("promises", true, promiseFindings(content)),
    // A company that agreed to be recognisable may state it; a moderator is notified anyway.
    check("own_facts", !cohort.isRecognisable, findRevealedFacts(content, day).map(toFinding)),
    // Of any company: a moderator decides, since passing some names would reveal which ones it has.
    check("names", false, findRevealedNames(content, cohort).map(toFinding)),
    checkCohort(cohort),
    checkFigures(content, day),
    checkAmount(content),
    check("recognitions", false, recognitionFindings(content, day)),
  ];
}

export type CohortToCheck = NonNullable<ShownNames> & {
  sharedBy: number;
  isRecognisable: boolean;
};

/** The platform's data about a company besides its submission. */
export interface CompanyOnRecord {
  /** Other companies that have entered the same credit code, and whether one of them is verified under it. */
  claims: number;
  isVerified: boolean;
  /** Its members: their names identify it. */
  members: NonNullable<Identity["members"]>;
  /** The titles of all its rights, one per line: a version contains only the first thousands of characters. */
  rightTitles: string;
}

/**
 * A code is public: anybody can enter it. A moderator checks whose it is; one verified for another is not published.
 */
function checkClaims({ claims, isVerified }: CompanyOnRecord): Check {
  if (claims === 0) return check("uscc_unique", true, []);
  const findings: CheckFinding[] = [{ type: "claimed", claims, isVerified }];
  return isVerified
    ? check("uscc_unique", true, findings, claims)
    : { check: "uscc_unique", outcome: "unknown", blocking: false, findings, value: claims };
}

/** Something in a text that a moderator would ask to change; `fact`: which of the teaser's coarse facts it reveals. */
export type TextFinding = { field: string; found: string; fact?: RevealedFact };

/**
 * What in the texts identifies the company, promises a return, or reveals on a day what the teaser shows coarsely; also
 * used by its own preview. `shown`: the names that its teaser shows, null where none was chosen yet.
 */
export function textFindings(
  content: ProspectContent,
  company: Pick<CompanyOnRecord, "members" | "rightTitles">,
  teaser: { day: Day; shown: ShownNames },
): TextFinding[] {
  const findings = [
    ...identityFindings(content, company),
    ...promiseFindings(content),
    ...findRevealedFacts(content, teaser.day).map(toFinding),
    ...findRevealedNames(content, teaser.shown).map(toFinding),
  ];
  return findings.flatMap((finding) => {
    if (!("found" in finding)) return [];
    const { field, found } = finding;
    return [finding.type === "own_fact" ? { field, found, fact: finding.kind } : { field, found }];
  });
}

/** Whether no blocking check failed. */
export function mayBePublished(checks: readonly Check[]): boolean {
  return checks.every(({ blocking, outcome }) => !blocking || outcome === "met");
}

/** `value`: by default the number of places found. */
function check(
  id: CheckId,
  blocking: boolean,
  findings: CheckFinding[],
  value: Check["value"] = findings.length,
): Check {
  return { check: id, outcome: findings.length === 0 ? "met" : "not_met", blocking, findings, value };
}

/** A code with an odd inner digit does occur: a moderator looks, nothing is blocked. */
function checkCode({ company }: ProspectContent): Check {
  const result = checkUscc(company.uscc);
  const value = company.uscc;
  if (!result.ok) return check("uscc", true, [{ type: "uscc", fault: result.fault }], value);
  const findings = result.warnings.map((fault): CheckFinding => ({ type: "uscc", fault }));
  const odd = findings.length > 0;
  return { check: "uscc", outcome: odd ? "unknown" : "met", blocking: !odd, findings, value };
}

function identityFindings(
  content: ProspectContent,
  { members, rightTitles }: Pick<CompanyOnRecord, "members" | "rightTitles">,
): CheckFinding[] {
  const { company, people, ip } = content;
  const parts = ownParts({
    ...company,
    keyPeople: people.keyPeople,
    rightTitles: `${ip.titles ?? ""}\n${rightTitles}`,
    members,
  });
  return freeTextsOf(content).flatMap(({ field, text }) =>
    findIdentity(text, parts).map((finding): CheckFinding => ({ type: "identity", field, ...finding })),
  );
}

function promiseFindings(content: ProspectContent): CheckFinding[] {
  return freeTextsOf(content).flatMap(({ field, text }) =>
    findPromises(text).map((found): CheckFinding => ({ type: "promise", field, found })),
  );
}

function toFinding(revealed: RevealingText<RevealedFact>): CheckFinding {
  return { type: "own_fact", ...revealed };
}

/** A teaser that fewer than five share even at its coarsest is published only with the company's agreement. */
function checkCohort({ sharedBy, isRecognisable }: CohortToCheck): Check {
  const isMet = isRecognisable || isSharedEnough({ sharedBy });
  const finding: CheckFinding = { type: "cohort", count: sharedBy, least: COHORT_LEAST };
  const outcome = isMet ? "met" : "not_met";
  return { check: "cohort", outcome, blocking: true, findings: [finding], value: sharedBy };
}

/** Revenue per head above ¥20M and growth above tenfold are probably typing errors. */
const REVENUE_PER_HEAD_FEN = 2_000_000_000n;
const GROWTH_BP = 100_000;

function checkFigures({ figures }: ProspectContent, day: Day): Check {
  const [latest] = latestFirst(figures.years);
  if (latest?.revenueFen === undefined) {
    return { check: "figures", outcome: "unknown", blocking: false, findings: [], value: null };
  }
  const findings: CheckFinding[] = figures.years.flatMap((year) =>
    inconsistencies(year).map(([field, fault]) => ({ type: "figure", year: year.year, field, fault })),
  );
  const add = (field: string, fault: FigureFault) =>
    findings.push({ type: "figure", year: latest.year, field, fault });
  if ((ratiosOf(figures.years).revenueGrowthBp ?? 0) > GROWTH_BP) add("revenueFen", "growth-unusual");
  const staff = BigInt(latest.staff ?? 0);
  if (staff > 0n && latest.revenueFen > REVENUE_PER_HEAD_FEN * staff) add("revenueFen", "revenue-per-head");
  if (latest.year < Number(day.slice(0, 4)) - 2 || latest.year > Number(day.slice(0, 4)))
    add("year", "outdated");
  return check("figures", false, findings);
}

/** Debt of more than a year's revenue is flagged. Equity isn't measured by revenue. */
function checkAmount({ figures, ask }: ProspectContent): Check {
  const revenueFen = latestFirst(figures.years)[0]?.revenueFen;
  const share =
    revenueFen === undefined || revenueFen === 0n
      ? null
      : Number(divideRounded(ask.amountMaxFen * 100n, revenueFen, "half-up"));
  const debt = ask.instruments.some((instrument) => instrumentKind(instrument) === "debt");
  if (!debt) return check("amount", false, [], share);
  if (share === null || revenueFen === undefined) {
    return { check: "amount", outcome: "unknown", blocking: false, findings: [], value: null };
  }
  if (ask.amountMaxFen <= revenueFen) return check("amount", false, [], share);
  return check("amount", false, [{ type: "amount", sharePercent: share }], share);
}

function recognitionFindings({ ip }: ProspectContent, day: Day): CheckFinding[] {
  return ip.recognitions.flatMap((code): CheckFinding[] => {
    const until = ip.recognisedUntil[code];
    return until !== undefined && until < day ? [{ type: "recognition", code, until }] : [];
  });
}
