import type { Actor, AdminActor, CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { MandateTerms } from "#app/domain/matching/criteria/facts.ts";
import { toEventRow, type EventToRecord } from "#db/queries/audit/events.ts";
import type { Calendar } from "../../calendar.ts";
import type { Random } from "../../random.ts";
import { emptyRows, type WorldRows } from "../../rows.ts";
import type { SeedCompany } from "../companies.ts";
import type { SeedInstitution, SeedPerson } from "../institutions.ts";
import { openTerms, type SeedMandate } from "../mandates.ts";
import type { Register } from "../register.ts";
import type { SeedCity } from "../seed-city.ts";

/** A mandate with its law and with what has come of it so far. */
export interface TownMandate extends SeedMandate {
  terms: MandateTerms;
  introductions: number;
}

/** The city while its past is being told. */
export interface Town {
  city: SeedCity;
  random: Random;
  calendar: Calendar;
  admins: readonly SeedPerson[];
  mandates: TownMandate[];
  /** What registers hold of every firm: what a teaser may show is counted by it. */
  register: Register;
  /** Of the part of the city that is being told. */
  rows: WorldRows;
  /** Writes down what somebody did. */
  record: (at: Date, actor: Actor, event: EventToRecord) => void;
}

export function createTown(
  base: Pick<Town, "city" | "random" | "calendar" | "admins" | "register"> & {
    mandates: readonly SeedMandate[];
  },
): Town {
  const town: Town = {
    ...base,
    mandates: base.mandates.map((mandate) => ({ ...mandate, terms: openTerms(mandate), introductions: 0 })),
    rows: emptyRows(),
    record(at, actor, event) {
      town.rows.events.push({ at, ...toEventRow(actor, event) });
    },
  };
  return town;
}

/** True while a mandate took anybody: in force, and its institution not stopped. */
export function isOpenAt({ openFrom, openUntil, institution }: SeedMandate, at: Date): boolean {
  if (openFrom === null || openFrom > at) return false;
  return (
    (openUntil === null || at < openUntil) && (institution.stoppedAt === null || at < institution.stoppedAt)
  );
}

export const system: Actor = { kind: "system" };

export function companyActor({ id, ownerId }: Pick<SeedCompany, "id" | "ownerId">): CompanyActor {
  return { kind: "company", userId: ownerId, companyId: id, memberRole: "owner" };
}

/** One of an institution's people who works there. */
export function institutionActor(random: Random, { id, people }: SeedInstitution): InstitutionActor {
  const { id: userId, memberRole } = random.pick(people.filter((person) => person.memberRole !== "viewer"));
  return { kind: "institution", userId, institutionId: id, memberRole };
}

export function adminActor({ id }: Pick<SeedPerson, "id">): AdminActor {
  return { kind: "admin", userId: id };
}
