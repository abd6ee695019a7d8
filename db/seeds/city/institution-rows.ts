import type { Actor } from "#app/domain/accounts/actor.ts";
import type { EventType } from "#app/domain/events/event.ts";
import { CASE_WORKING_DAYS } from "#app/domain/moderation/lifecycle.ts";
import { institutionApplicationSchema } from "#app/domain/organizations/institution-application.ts";
import { toColumns } from "#db/queries/organizations/institutions.ts";
import { addRow, type Row } from "../rows.ts";
import texts from "../texts/decisions.json" with { type: "json" };
import { addOrganization } from "./company-rows.ts";
import type { SeedInstitution } from "./institutions.ts";
import { act, type Act } from "./simulation/act.ts";
import { adminActor, institutionActor, type Simulation } from "./simulation/simulation.ts";

/** An institution with its application, its case, and later events. */
export function addInstitution(simulation: Simulation, institution: SeedInstitution): void {
  const { id, application, appliedAt, status, people, stoppedAt } = institution;
  const { rows, calendar, admins, random } = simulation;
  const isVerified = status !== "applied" && status !== "verification_pending";
  const verifiedAt = isVerified ? calendar.later(random, appliedAt, 1, 2) : null;
  addOrganization(rows, id, "institution", application.legalName, appliedAt);
  const now = { status, verifiedAt, updatedAt: verifiedAt ?? appliedAt };
  addRow(simulation, "institution", appliedAt, { ...toColumns(application), id, ...now });
  rows.institutionApplication.push({
    institutionId: id,
    version: 1,
    content: JSON.stringify(institutionApplicationSchema.encode(application)),
    submittedBy: people[0]?.id ?? null,
    createdAt: appliedAt,
  });
  const moving = { status: "applied" };
  const on = (at: Date, by: Actor, type: EventType, more: Act = {}): void =>
    act(simulation, { kind: "institution", id, institutionId: id }, at, by, type, { version: 1, ...more });
  on(appliedAt, ownerOf(simulation, institution), "institution-applied", { to: "applied" });
  addVerification(simulation, institution, verifiedAt, (at, by, type) => on(at, by, type, { moving }));
  const [admin] = admins;
  if (!(status in texts.institutionStops) || !admin || !stoppedAt) return;
  const stopped = status as keyof typeof texts.institutionStops;
  const reason = { version: null, ...texts.institutionStops[stopped] };
  on(stoppedAt, adminActor(admin), `institution-${stopped}`, { moving, ...reason });
}

function ownerOf({ random }: Simulation, institution: SeedInstitution): Actor {
  return institutionActor(random, { ...institution, people: institution.people.slice(0, 1) });
}

/** The case of an application, with the moves of the institution that an admin's acts are. */
function addVerification(
  simulation: Simulation,
  institution: SeedInstitution,
  verifiedAt: Date | null,
  onInstitution: (at: Date, by: Actor, type: EventType) => void,
): void {
  const { id: institutionId, appliedAt, status } = institution;
  const { calendar, admins, random } = simulation;
  const admin = random.pick(admins);
  const by = adminActor(admin);
  const takenAt = verifiedAt ?? calendar.later(random, appliedAt, 0, 0);
  const row = addRow(simulation, "moderationCase", appliedAt, {
    kind: "institution_verification",
    institutionVersion: 1,
    institutionId,
    dueAt: calendar.deadline(appliedAt, CASE_WORKING_DAYS),
  });
  const onCase = (at: Date, actor: Actor, type: EventType, more: Act<Row<"moderationCase">>): void =>
    act(simulation, { kind: "case", id: row.id, institutionId }, at, actor, type, { version: 1, ...more });
  onCase(appliedAt, ownerOf(simulation, institution), "case-opened", { to: "opened" });
  if (status === "applied") return;
  onCase(takenAt, by, "case-taken", { moving: row, set: { assignedTo: admin.id } });
  onInstitution(takenAt, by, "institution-review-started");
  if (!verifiedAt) return;
  onInstitution(verifiedAt, by, "institution-verified");
  const steps = ["case", "decide"] as const;
  const set = { decision: "verified", decidedBy: admin.id, decidedAt: verifiedAt } as const;
  const detail = { decision: "verified" };
  onCase(verifiedAt, by, "case-decided", { moving: row, steps, set, detail });
}
