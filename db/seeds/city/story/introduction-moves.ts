import type { IntroductionStatus } from "#app/domain/introductions/lifecycle.ts";
import type { EventToRecord } from "#db/queries/audit/events.ts";
import { actorIn, type By } from "./actor-in.ts";
import { COMPANY_REASONS, reasonAgainst } from "./introduction-words.ts";
import type { Meeting, Side } from "./told.ts";

export function isRunning({ row }: Meeting): boolean {
  return ["requested", "consent_pending", "consented", "converted"].includes(row.status);
}

/** Moves the introduction; what it was before. */
export function settle({ row }: Meeting, status: IntroductionStatus, at: Date): IntroductionStatus {
  const from = row.status;
  Object.assign(row, { status, statusChangedAt: at, answerBy: null });
  if (from === "requested" || from === "consent_pending") row.answeredAt = at;
  return from;
}

/** Either side says no, with a code; a consent that was in force ends with it. */
export function decline(
  meeting: Meeting,
  at: Date,
  by: Side,
  given?: { code: string; note: string | null },
): void {
  const { story, row, consent } = meeting;
  const { random, town } = story;
  if (!isRunning(meeting)) return;
  const { code, note } =
    given ?? (by === "company" ? random.pick(COMPANY_REASONS) : reasonAgainst(random, story.facts));
  const from = settle(meeting, by === "company" ? "declined_by_company" : "declined_by_institution", at);
  Object.assign(row, { reasonCode: code, note, answeredAt: at });
  if (consent && consent.revokedAt === null)
    Object.assign(consent, { revokedAt: at, revokedBy: row.requestedByUser });
  tellOf(meeting, at, by, { type: "introduction-declined", from, to: row.status, reasonCode: code, note });
  if (by === "company" && random.chance(0.15) && !isStopped(meeting)) {
    town.rows.stops.push({
      companyId: row.companyId,
      institutionId: row.institutionId,
      stoppedBy: story.actor.userId,
      stoppedAt: at,
    });
  }
}

/** Whoever still waits when the company's search ends is told that it chose another. */
export function declineUnanswered(meeting: Meeting, at: Date): void {
  const { row } = meeting;
  if (row.status !== "requested" && row.status !== "consent_pending") return;
  const reasonCode = "chose_other";
  const from = settle(meeting, "declined_by_company", at);
  Object.assign(row, { reasonCode });
  tellOf(meeting, at, "company", { type: "introduction-declined", from, to: row.status, reasonCode });
}

/** Whether the company has told this institution before to ask no more. */
function isStopped({ story, row: { companyId, institutionId } }: Meeting): boolean {
  return story.town.rows.stops.some(
    (stop) => stop.companyId === companyId && stop.institutionId === institutionId,
  );
}

/** The company takes its consent back. */
export function revoke(meeting: Meeting, at: Date): void {
  const { story, consent } = meeting;
  if (!consent || consent.revokedAt !== null || !isRunning(meeting)) return;
  Object.assign(consent, { revokedAt: at, revokedBy: story.actor.userId, endedBy: "company" });
  const from = settle(meeting, "revoked", at);
  tellOf(meeting, at, "company", { type: "consent-revoked", from, to: "revoked" });
}

export function tellOf(meeting: Meeting, at: Date, by: By, event: Omit<EventToRecord, "subject">): void {
  const { story, row } = meeting;
  story.town.record(at, actorIn(meeting, by), {
    subject: { kind: "introduction", id: row.id },
    companyId: row.companyId,
    institutionId: row.institutionId,
    prospectId: row.prospectId,
    ...event,
  });
}
