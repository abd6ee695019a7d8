import { applyProspectEdit, editOfAsk } from "#app/domain/matching/criteria/apply-edit.ts";
import type { ProspectEdit } from "#app/domain/matching/criteria/edits.ts";
import { isOpenMandate } from "#app/domain/matching/criteria/capacity.ts";
import { isEligible, isTurnable } from "#app/domain/matching/criteria/eligibility.ts";
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
  /** How many mandates fit, of how many that are open. */
  fits: number;
  all: number;
  /** Nothing is left to ask for: none fits, whatever is written. */
  isMet: boolean;
  /** The single changes of the ask that add the most mandates, each with how many. */
  changes: readonly { edit: ProspectEdit; gain: number }[];
};

/** What the prospect's deals already use of the ask, and the minimum in its form, which `facts` don't exceed. */
export type TakenOfAsk = { acceptedFen: bigint; amountMinFen: bigint };

/**
 * Whether anything can still be asked: an ask of which nothing is left fits no mandate, whatever is changed. Of a draft
 * that does not say how much, everything.
 */
export function isOpenAsk({ amountMaxFen }: Pick<ProspectFacts, "amountMaxFen">): boolean {
  return amountMaxFen === null || amountMaxFen > 0n;
}

/**
 * How many mandates an ask fits, by the company's own facts, and what each change of it would add: nothing once it is
 * accepted in full. Changes are as its form takes them. `taken`: null where nothing is.
 */
export function askFitOf(
  facts: ProspectFacts,
  mandates: readonly MandateTerms[],
  day: Day,
  taken: TakenOfAsk | null,
): AskFit {
  const all = mandates.filter((terms) => isOpenMandate(terms, day)).length;
  if (!isOpenAsk(facts)) return { fits: 0, all, isMet: true, changes: [] };
  const near: NearFunder[] = [];
  const turnable: MandateTerms[] = [];
  const fitting: MandateTerms[] = [];
  for (const terms of mandates) {
    const match = matchProspect(facts, terms, day);
    if (match.outcome === "eligible") fitting.push(terms);
    if (match.outcome === "out" && isTurnable(match.eligibility)) turnable.push(terms);
    if (match.outcome !== "near_miss") continue;
    const { prospectEdit } = match.nearMiss;
    if (prospectEdit !== null && ASK_FIELDS.has(prospectEdit.field)) {
      near.push({ terms, nearMiss: match.nearMiss });
    }
  }
  const after = (edit: ProspectEdit) => askAfter(facts, edit, taken);
  const gained = gainOfEdits({ near, turnable }, after, day);
  const net = (edit: ProspectEdit) =>
    gained(edit) - lostBy(edit, { facts, edited: after(edit), fitting, day });
  return {
    fits: fitting.length,
    all,
    isMet: false,
    changes: suggestedEdits(near, net, changesShown).map(({ edit, gain }) => ({
      edit: editOfAsk(edit, taken?.acceptedFen ?? 0n),
      gain,
    })),
  };
}

/** A higher maximum also raises a minimum that had to be lowered to what was left. */
function askAfter(facts: ProspectFacts, edit: ProspectEdit, taken: TakenOfAsk | null): ProspectFacts | null {
  const edited = applyProspectEdit(facts, edit);
  if (edited === null || taken === null || edit.field !== "amountMaxFen") return edited;
  const { amountMinFen } = taken;
  return { ...edited, amountMinFen: amountMinFen < edit.to ? amountMinFen : edit.to };
}

interface Change {
  facts: ProspectFacts;
  edited: ProspectFacts | null;
  fitting: readonly MandateTerms[];
  day: Day;
}

/** Only such a minimum can make a mandate fit no more. */
function lostBy(edit: ProspectEdit, { facts, edited, fitting, day }: Change): number {
  if (edited === null || edit.field !== "amountMaxFen" || edited.amountMinFen === facts.amountMinFen)
    return 0;
  return fitting.filter((terms) => !isEligible(edited, terms, day)).length;
}
