import type { DeclineReason } from "#app/domain/codes/reasons.ts";
import type { Candidate, ProspectStory } from "./told.ts";

import { institutionActor, isOpenAt } from "./town.ts";

const REASONS: readonly (readonly [DeclineReason, number, string | null])[] = [
  ["amount_or_term", 14, null],
  ["out_of_mandate", 12, null],
  ["leverage", 9, null],
  ["revenue", 9, null],
  ["security", 8, null],
  ["cash_flow", 6, null],
  ["quota_exhausted", 4, null],
  ["too_young", 3, null],
  ["price", 3, null],
  ["compliance", 1, null],
  ["other", 2, "同一产业链授信已较集中。"],
];
const REPAIRABLE: ReadonlySet<string> = new Set(["amount_or_term", "leverage", "security", "price"]);

/** Institutions that look at a teaser and do not follow it up, with a code. */
export function schedulePasses(story: ProspectStory, at: Date, candidates: readonly Candidate[]): void {
  const { random, timeline, town, row } = story;
  const some = random.shuffled(candidates).slice(0, random.poisson(0.9));
  for (const { mandate } of some) {
    const days = random.int(1, 30);
    const passedAt = town.calendar.later(random, at, days, days);
    timeline.at(passedAt, () => {
      const institutionId = mandate.institution.id;
      const isMeeting = story.meetings.some((one) => one.row.institutionId === institutionId);
      if (row.status !== "published" || isMeeting || !isOpenAt(mandate, passedAt)) return;
      const [reasonCode, , note] = random.weighted(REASONS.map((reason) => [reason, reason[1]] as const));
      const repairable = REPAIRABLE.has(reasonCode) && random.chance(0.7);
      const by = institutionActor(random, mandate.institution);
      town.rows.passes.push({
        mandateId: mandate.id,
        prospectId: row.id,
        institutionId,
        reasonCode,
        note,
        repairable,
        passedBy: by.userId,
        passedAt,
      });
      town.record(passedAt, by, {
        type: "deal-passed",
        subject: { kind: "mandate", id: mandate.id },
        institutionId,
        prospectId: row.id,
        reasonCode,
        note,
        version: row.liveVersion,
        detail: { repairable },
      });
    });
  }
}
