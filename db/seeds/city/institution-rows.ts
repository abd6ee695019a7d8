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
  rows.institution.push({
    ...toColumns(application),
    id,
    status,
    version: 1,
    verifiedAt,
    drawdownDeals: 0,
    isDemonstration: true,
    createdAt: appliedAt,
    updatedAt: verifiedAt ?? appliedAt,
  });
  rows.institutionApplication.push({
    institutionId: id,
    version: 1,
    content: JSON.stringify(institutionApplicationSchema.encode(application)),
    submittedBy: people[0]?.id ?? null,
    createdAt: appliedAt,
  });
  const about = { kind: "institution", id, institutionId: id } as const;
  const owner = institutionActor(random, { ...institution, people: people.slice(0, 1) });
  act(simulation, about, appliedAt, owner, "institution-applied", { to: "applied", version: 1 });
  const history = { status: "applied" };
  addVerification(simulation, { institution, verifiedAt, history });
  const [admin] = admins;
  if (!(status in texts.institutionStops) || !admin || !stoppedAt) return;
  const stopped = status as keyof typeof texts.institutionStops;
  const reason = texts.institutionStops[stopped];
  act(simulation, about, stoppedAt, adminActor(admin), `institution-${stopped}`, {
    moving: history,
    ...reason,
  });
}

function addVerification(simulation: Simulation, { institution, verifiedAt, history }: Verification): void {
  const { id: institutionId, appliedAt, status, people } = institution;
  const { calendar, admins, random } = simulation;
  const admin = random.pick(admins);
  const takenAt = verifiedAt ?? calendar.later(random, appliedAt, 0, 0);
  const row = addRow(simulation, "moderationCase", appliedAt, {
    kind: "institution_verification",
    institutionVersion: 1,
    institutionId,
    dueAt: calendar.deadline(appliedAt, CASE_WORKING_DAYS),
  });
  const onCase = (at: Date, actor: Actor, type: EventType, more: Act<Row<"moderationCase">>): void =>
    act(simulation, { kind: "case", id: row.id, institutionId }, at, actor, type, { version: 1, ...more });
  const onInstitution = (at: Date, type: EventType): void => {
    const about = { kind: "institution", id: institutionId, institutionId } as const;
    act(simulation, about, at, adminActor(admin), type, { moving: history, version: 1 });
  };
  const owner = institutionActor(random, { ...institution, people: people.slice(0, 1) });
  onCase(appliedAt, owner, "case-opened", { to: "opened" });
  if (status === "applied") return;
  onCase(takenAt, adminActor(admin), "case-taken", { moving: row, set: { assignedTo: admin.id } });
  onInstitution(takenAt, "institution-review-started");
  if (!verifiedAt) return;
  onInstitution(verifiedAt, "institution-verified");
  onCase(verifiedAt, adminActor(admin), "case-decided", {
    moving: row,
    steps: ["case", "decide"],
    set: { decision: "verified", decidedBy: admin.id, decidedAt: verifiedAt },
    detail: { decision: "verified" },
  });
}

interface Verification {
  institution: SeedInstitution;
  verifiedAt: Date | null;
  history: { status: string };
}
