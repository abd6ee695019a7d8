import type { ApplicationStatus } from "#app/domain/applications/lifecycle.ts";
import type { EventType } from "#app/domain/events/event.ts";
import type { Random } from "../random.ts";
import type { Row } from "../rows.ts";
import { institutionActor, system, type Town } from "./story/town.ts";

const MOVED: Readonly<
  Record<ApplicationStatus, readonly [EventType, "company" | "institution" | "system"] | null>
> = {
  submitted: null,
  incomplete: ["application-incomplete", "institution"],
  complete: ["application-completed", "institution"],
  under_review: ["application-review-started", "institution"],
  offered: ["application-offered", "institution"],
  declined: ["application-declined", "institution"],
  withdrawn: ["application-withdrawn", "company"],
  approved_not_accepted: ["application-not-accepted", "system"],
  originated: ["application-originated", "system"],
  closed: ["application-closed", "system"],
};

/** What its record tells: that the consent opened it, and what moved it last. */
export function eventsOfApplication(town: Town, random: Random, row: Row<"application">): void {
  const { companyId, institutionId, prospectId, mandateId } = row;
  const about = { companyId, institutionId, prospectId };
  const userId = town.rows.members.find(({ organizationId }) => organizationId === companyId)?.userId ?? "";
  const company = { kind: "company", userId, companyId, memberRole: "owner" } as const;
  const mandate = town.mandates.find(({ id }) => id === mandateId);
  town.record(new Date(row.submittedAt), company, {
    type: "application-opened",
    subject: { kind: "application", id: row.id },
    ...about,
    to: "submitted",
    version: row.prospectVersion,
  });
  const moved = MOVED[row.status];
  if (moved === null) return;
  const [type, by] = moved;
  const institution = mandate === undefined ? system : institutionActor(random, mandate.institution);
  town.record(
    new Date(row.statusChangedAt),
    by === "company" ? company : by === "institution" ? institution : system,
    {
      type,
      subject: { kind: "application", id: row.id },
      ...about,
      to: row.status,
      reasonCode: row.reasonCodes[0] ?? null,
      note: row.note,
    },
  );
}
