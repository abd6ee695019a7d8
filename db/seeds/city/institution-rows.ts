import { CASE_WORKING_DAYS } from "#app/domain/moderation/lifecycle.ts";
import { institutionApplicationSchema } from "#app/domain/organizations/institution-application.ts";
import type { EventType } from "#app/domain/events/event.ts";
import { toColumns } from "#db/queries/organizations/institutions.ts";
import type { Random } from "../random.ts";
import type { Row } from "../rows.ts";
import { organizationRow } from "./company-rows.ts";
import type { SeedInstitution } from "./institutions.ts";
import { adminActor, institutionActor, type Town } from "./story/town.ts";

/** What an admin said when an institution's status was changed. */
const STOPS = {
  restricted: {
    type: "institution-restricted",
    reason: "documents_incomplete",
    note: "年度资料未按期提交，补齐前不新增业务。",
  },
  suspended: {
    type: "institution-suspended",
    reason: "licence_expired",
    note: "登记信息与监管部门公示不一致，核实前停用。",
  },
  terminated: { type: "institution-terminated", reason: "own_request", note: "机构申请终止合作。" },
} as const satisfies Record<string, { type: EventType; reason: string; note: string }>;

/** An institution with its application, the case on it, and what became of it since. */
export function addInstitution(town: Town, random: Random, institution: SeedInstitution): void {
  const { id, application, appliedAt, status } = institution;
  const { rows, calendar } = town;
  const isVerified = status !== "applied" && status !== "verification_pending";
  const verifiedAt = isVerified ? calendar.later(random, appliedAt, 1, 2) : null;
  rows.organizations.push(organizationRow(id, "institution", application.legalName, appliedAt));
  const columns = toColumns(application);
  rows.institutions.push({
    ...columns,
    id,
    status,
    version: 1,
    verifiedAt,
    secondPersonAboveFen: null,
    responsiveness: null,
    firstAnswerDays: null,
    answersMeasuredAt: null,
    drawdownDeals: 0,
    drawdownDays: null,
    isDemonstration: true,
    createdAt: appliedAt,
    updatedAt: verifiedAt ?? appliedAt,
  });
  rows.applications.push({
    institutionId: id,
    version: 1,
    content: JSON.stringify(institutionApplicationSchema.encode(application)),
    submittedBy: institution.people[0]?.id ?? null,
    createdAt: appliedAt,
  });
  const owner = institutionActor(random, { ...institution, people: institution.people.slice(0, 1) });
  town.record(appliedAt, owner, {
    type: "institution-applied",
    subject: { kind: "institution", id },
    institutionId: id,
    to: "applied",
    version: 1,
  });
  addVerification(town, random, institution, verifiedAt);
  if (status === "restricted" || status === "suspended" || status === "terminated") {
    const { type, reason, note } = STOPS[status];
    const [admin] = town.admins;
    if (admin && institution.stoppedAt) {
      town.record(institution.stoppedAt, adminActor(admin), {
        type,
        subject: { kind: "institution", id },
        institutionId: id,
        from: "active",
        to: status,
        reasonCode: reason,
        note,
      });
    }
  }
}

function addVerification(
  town: Town,
  random: Random,
  institution: SeedInstitution,
  verifiedAt: Date | null,
): void {
  const { id, appliedAt, status } = institution;
  const admin = random.pick(town.admins);
  const actor = adminActor(admin);
  const isTaken = status !== "applied";
  const takenAt = verifiedAt ?? town.calendar.later(random, appliedAt, 0, 0);
  const row: Row<"moderationCase"> = {
    id: random.uuid(),
    number: 0n,
    kind: "institution_verification",
    status: verifiedAt ? "decided" : isTaken ? "in_review" : "opened",
    prospectId: null,
    prospectVersion: null,
    institutionVersion: 1,
    companyId: null,
    institutionId: id,
    checks: "[]",
    assignedTo: isTaken ? admin.id : null,
    decision: verifiedAt ? "verified" : null,
    reasonCodes: [],
    fieldNotes: "[]",
    note: null,
    decidedBy: verifiedAt ? admin.id : null,
    openedAt: appliedAt,
    waitingSince: appliedAt,
    dueAt: town.calendar.deadline(appliedAt, CASE_WORKING_DAYS),
    decidedAt: verifiedAt,
    isDemonstration: true,
  };
  town.rows.cases.push(row);
  const subject = { kind: "case", id: row.id } as const;
  const institutionSubject = { kind: "institution", id } as const;
  const told = { institutionId: id, version: 1 };
  const owner = institutionActor(random, { ...institution, people: institution.people.slice(0, 1) });
  town.record(appliedAt, owner, { type: "case-opened", subject, to: "opened", ...told });
  if (!isTaken) return;
  town.record(takenAt, actor, { type: "case-taken", subject, from: "opened", to: "in_review", ...told });
  town.record(takenAt, actor, {
    type: "institution-review-started",
    subject: institutionSubject,
    from: "applied",
    to: "verification_pending",
    ...told,
  });
  if (!verifiedAt) return;
  town.record(verifiedAt, actor, {
    type: "institution-verified",
    subject: institutionSubject,
    from: "verification_pending",
    to: "active",
    ...told,
  });
  town.record(verifiedAt, actor, {
    type: "case-decided",
    subject,
    from: "in_review",
    to: "decided",
    detail: { decision: "verified" },
    ...told,
  });
}
