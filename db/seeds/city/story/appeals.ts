import { CASE_WORKING_DAYS } from "#app/domain/moderation/lifecycle.ts";
import type { Row } from "../../rows.ts";
import { goLive, moveTo, tell } from "./prospect-story.ts";
import type { ProspectStory } from "./told.ts";
import { adminActor } from "./town.ts";

/** The company appeals a rejection, once; another admin than the one who decided hears it. */
export function appeal(
  story: ProspectStory,
  subject: Row<"moderationCase">,
  sentAt: Date,
  outcome: "wait" | "upheld" | "overturned",
): void {
  const { town, random, timeline, row, company } = story;
  const appealedAt = town.calendar.later(random, sentAt, 4, 4);
  timeline.at(appealedAt, () => {
    if (row.status !== "rejected") return;
    moveTo(story, "under_review", appealedAt);
    row.appealed = true;
    Object.assign(subject, {
      status: "appealed",
      waitingSince: appealedAt,
      dueAt: town.calendar.deadline(appealedAt, CASE_WORKING_DAYS),
    });
    tell(story, appealedAt, {
      type: "prospect-appealed",
      from: "rejected",
      to: "under_review",
      version: row.latestVersion,
      note: "已补充证明材料，请复核。",
    });
    if (outcome === "wait") return;
    const heardAt = town.calendar.later(random, appealedAt, 2, 2);
    timeline.at(heardAt, () => hear(story, subject, heardAt, outcome));
  });

  function hear(
    _: ProspectStory,
    one: Row<"moderationCase">,
    at: Date,
    result: "upheld" | "overturned",
  ): void {
    const judge = town.admins.find(({ id }) => id !== one.decidedBy);
    if (!judge) return;
    const isOverturned = result === "overturned";
    if (isOverturned) goLive(story, at);
    moveTo(story, isOverturned ? "published" : "rejected", at);
    Object.assign(one, {
      status: result,
      decidedBy: judge.id,
      assignedTo: judge.id,
      decidedAt: at,
      ...(isOverturned ? { decision: "published", reasonCodes: [], note: null } : {}),
    });
    const told = { companyId: company.id, prospectId: row.id, version: row.latestVersion };
    town.record(at, adminActor(judge), {
      type: isOverturned ? "prospect-published" : "prospect-rejected",
      subject: { kind: "prospect", id: row.id },
      from: "under_review",
      to: row.status,
      ...told,
    });
    town.record(at, adminActor(judge), {
      type: "case-decided",
      subject: { kind: "case", id: one.id },
      from: "appealed",
      to: result,
      detail: { decision: one.decision ?? "rejected" },
      ...told,
    });
  }
}
