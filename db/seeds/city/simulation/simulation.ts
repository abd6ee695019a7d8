import { ADMIN_ROLES } from "#app/domain/accounts/admin-roles.ts";
import { hasNeed } from "#app/domain/accounts/member-roles.ts";
import type { Actor, AdminActor, CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { MandateTerms } from "#app/domain/matching/criteria/facts.ts";
import { toEventRow, type EventToRecord } from "#db/queries/audit/events.ts";
import type { Random } from "../../random.ts";
import type { CityRows } from "../../rows.ts";
import type { SeedCompany } from "../companies.ts";
import type { Ground, SeedInstitution, SeedPerson } from "../cities.ts";
import type { SeedMandate } from "../mandates.ts";
import type { Register } from "../register.ts";

/** A mandate with its eligibility rules and its use so far. */
export interface OpenMandate extends SeedMandate {
  terms: MandateTerms;
  introductions: number;
}

/** A city while its past is generated, with the random stream of the current prospect. */
export interface Simulation extends Ground {
  admins: readonly SeedPerson[];
  mandates: OpenMandate[];
  /** The register attributes of every firm: the basis of what a teaser may show. */
  register: Register;
  /** Of the part of the city that is being generated. */
  rows: CityRows;
}

/** Records an event with its actor. */
export function addEvent({ rows }: Simulation, at: Date, actor: Actor, event: EventToRecord): void {
  rows.event.push({ at, ...toEventRow(actor, event) });
}

/** While a mandate was open: in force, and its institution not stopped. */
export function isOpenAt({ openFrom, openUntil, institution }: SeedMandate, at: Date): boolean {
  if (openFrom === null || openFrom > at) return false;
  return [openUntil, institution.stoppedAt].every((end) => end === null || at < end);
}

export const system: Actor = { kind: "system" };

export function companyActor({ id, ownerId }: Pick<SeedCompany, "id" | "ownerId">): CompanyActor {
  return { kind: "company", userId: ownerId, companyId: id, memberRole: "owner" };
}

/** One of the institution's people who may bind it. */
export function institutionActor(random: Random, { id, people }: SeedInstitution): InstitutionActor {
  const { id: userId, memberRole } = random.pick(
    people.filter((person) => hasNeed(person.memberRole, "sign")),
  );
  return { kind: "institution", userId, institutionId: id, memberRole };
}

export function adminActor({ id }: Pick<SeedPerson, "id">): AdminActor {
  return { kind: "admin", userId: id, roles: ADMIN_ROLES };
}
