import type { MemberRole } from "#app/domain/accounts/member-roles.ts";
import { FEE_AGREEMENTS } from "#app/domain/billing/fee-agreement.ts";
import type { Actor } from "#app/domain/accounts/actor.ts";
import { type InstitutionKind, type Regulator, REGULATOR_OF } from "#app/domain/codes/institutions.ts";
import type { EventType } from "#app/domain/events/event.ts";
import { CASE_WORKING_DAYS } from "#app/domain/moderation/lifecycle.ts";
import { institutionApplicationSchema } from "#app/domain/organizations/institution-application.ts";
import { addDays, type Day, instantOf } from "#app/lib/days.ts";
import { toColumns } from "#db/queries/organizations/institutions.ts";
import { creditCode } from "../codes.ts";
import type { Random } from "../random.ts";
import { addOrganization, addRow, type Row } from "../rows.ts";
import texts from "../texts/decisions.json" with { type: "json" };
import { fill } from "../texts/fill.ts";
import kinds from "../texts/institution-kinds.json" with { type: "json" };
import { type Ground, type NamedInstitution, type SeedInstitution, withStream } from "./cities.ts";
import { personName } from "./names.ts";
import { act, type Act } from "./simulation/act.ts";
import { adminActor, institutionActor, type Simulation } from "./simulation/simulation.ts";

const LICENCE: Readonly<Record<Regulator, string>> = { nfra: "B", local_financial_office: "JR", amac: "P" };

export function institutionsOf(ground: Ground): SeedInstitution[] {
  return ground.city.institutions.map((named, index) =>
    institutionOf(withStream(ground, `institution-${index}`), named, index),
  );
}

function institutionOf(ground: Ground, named: NamedInstitution, index: number): SeedInstitution {
  const { random, calendar } = ground;
  const { registrar, dialling, inName } = ground.city;
  const { kind, zh, en, status } = named;
  const regulator = REGULATOR_OF[kind];
  const isNew = status === "applied" || status === "verification_pending";
  const application = institutionApplicationSchema.parse({
    legalName: `${zh}（示例）`,
    englishName: `${en} (demo)`,
    uscc: creditCode(50_000 + index, registrar),
    kind,
    licenceNumber: `${LICENCE[regulator]}${String(10_100 + index * 37).padStart(7, "0")}H${registrar.slice(0, 4)}`,
    regulator,
    licenceScope: fill(kinds[kind].scope, { province: inName.province.zh.replace(/省?$/u, "省") }),
    ...licenceEnd(random, calendar.today, kind),
    contactName: personName(random),
    contactPhone: `${dialling}-8200${String(1_000 + index * 7)}`,
    contactEmail: `desk@${en.toLowerCase().replace(/[^a-z0-9]+/gu, "-")}.example`,
    aboutZh: kinds[kind].about.zh,
    aboutEn: kinds[kind].about.en,
  });
  const colleagues = Math.min(5, Math.ceil(named.weight / 2));
  return {
    ...named,
    id: random.uuid(),
    application,
    people: Array.from({ length: 1 + colleagues }, (_, membership) => ({
      id: random.uuid(),
      name: membership === 0 ? application.contactName : personName(random),
      memberRole: roles[membership] ?? "member",
    })),
    appliedAt: isNew ? calendar.ago(random, random.int(1, 6)) : calendar.ago(random, random.int(660, 720)),
    stoppedAt: isNew || status === "active" ? null : calendar.ago(random, random.int(20, 90)),
  };
}

/** Of an institution's people, in the order in which they joined. */
const roles: readonly MemberRole[] = ["owner", "approver", "approver", "member", "viewer", "finance"];

/** Banks' licences have no end; others' some years. */
function licenceEnd(random: Random, today: Day, kind: InstitutionKind): { licenceExpiresOn?: Day } {
  const isEndless = kind === "commercial_bank" || kind === "rural_bank" || kind === "policy_bank";
  return isEndless ? {} : { licenceExpiresOn: addDays(today, random.int(200, 1_700)) };
}

/** An institution with its application, its case, and later events. */
export function addInstitution(simulation: Simulation, institution: SeedInstitution): void {
  const { id, application, appliedAt, status, people, stoppedAt } = institution;
  const { rows, calendar, admins, random } = simulation;
  const isVerified = status !== "applied" && status !== "verification_pending";
  const verifiedAt = isVerified ? calendar.later(random, appliedAt, 1, 2) : null;
  addOrganization(rows, { id, kind: "institution", name: application.legalName, createdAt: appliedAt });
  const now = { status, verifiedAt, updatedAt: verifiedAt ?? appliedAt };
  addRow(simulation, "institution", appliedAt, { ...toColumns(application), id, ...now });
  rows.institutionApplication.push({
    institutionId: id,
    version: 1,
    content: JSON.stringify(institutionApplicationSchema.encode(application)),
    contactVersion: 1,
    submittedBy: people[0]?.id ?? null,
    createdAt: appliedAt,
  });
  const [owner] = people;
  if (verifiedAt !== null && owner !== undefined) {
    const acceptance = { acceptedBy: owner.id, acceptedAt: acceptedAt(calendar.now, verifiedAt) };
    rows.feeAgreementAcceptance.push({ institutionId: id, ...agreement, ...acceptance });
  }
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

const [agreement] = FEE_AGREEMENTS;

/** Whoever was verified before the agreement applied accepted it on its day, or by now where that day is to come. */
function acceptedAt(now: Date, verifiedAt: Date): Date {
  const onItsDay = Math.max(verifiedAt.getTime(), instantOf(agreement.version, 9).getTime());
  return new Date(Math.min(now.getTime(), onItsDay));
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
