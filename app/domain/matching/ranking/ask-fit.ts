import type { ProspectEdit } from "#app/domain/matching/criteria/edits.ts";
import type { MandateTerms, ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import { matchProspect } from "#app/domain/matching/criteria/match.ts";
import type { Day } from "#app/lib/days.ts";
import { gainOfEdits, type NearFunder, suggestedEdits } from "./funders.ts";

/** What a company changes in the form of its ask; all else it would first have to become, or to give. */
const ASK_FIELDS: ReadonlySet<ProspectEdit["field"]> = new Set<ProspectEdit["field"]>([
  "instruments",
  "securities",
  "amountMinFen",
  "amountMaxFen",
  "termMonthsMin",
  "termMonthsMax",
  "maxRateBp",
]);
const changesShown = 4;

export type AskFit = {
  /** How many mandates fit, of how many on the market. */
  fits: number;
  all: number;
  /** The single changes of the ask that add the most mandates, each with how many. */
  changes: readonly { edit: ProspectEdit; gain: number }[];
};

/** How many mandates an ask fits, by the company's own facts, and what each change of it would add. */
export function askFitOf(facts: ProspectFacts, mandates: readonly MandateTerms[], day: Day): AskFit {
  const near: NearFunder[] = [];
  let fits = 0;
  for (const terms of mandates) {
    const match = matchProspect(facts, terms, day);
    if (match.outcome === "eligible") fits += 1;
    if (match.outcome !== "near_miss") continue;
    const { prospectEdit } = match.nearMiss;
    if (prospectEdit !== null && ASK_FIELDS.has(prospectEdit.field)) {
      near.push({ terms, nearMiss: match.nearMiss });
    }
  }
  const changes = suggestedEdits(near, gainOfEdits(near, facts, day), changesShown);
  return { fits, all: mandates.length, changes };
}
