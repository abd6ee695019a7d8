import type { Random } from "../random.ts";
import type { SeedCompany } from "./companies.ts";
import type { SeedInstitution, SeedPerson } from "./institutions.ts";
import { personName } from "./names.ts";
import { addPerson } from "./people-rows.ts";
import type { Town } from "./story/town.ts";

export function adminsOf(random: Random): SeedPerson[] {
  return ["郭敏", "陈立", "赵欣"].map((name) => ({ id: random.uuid(), name, memberRole: "member" }));
}

const demo = "demo.longspring.test";

/** The operator's people. */
export function addOperators({ rows, calendar, admins }: Town, random: Random, passwordHash: string): void {
  admins.forEach(({ id, name }, i) =>
    addPerson(rows, random, passwordHash, {
      id,
      name,
      email: i === 0 ? `admin@${demo}` : `admin${i + 1}@${demo}`,
      role: "admin",
      joinedAt: calendar.ago(random, 760),
    }),
  );
}

/** An owner for each firm; `from` firms came before these. */
export function addOwners(
  { rows }: Town,
  random: Random,
  passwordHash: string,
  companies: readonly SeedCompany[],
  from: number,
): void {
  companies.forEach(({ id, ownerId, profile, joinedAt }, i) =>
    addPerson(rows, random, passwordHash, {
      id: ownerId,
      name: profile.contactName,
      email: from + i === 0 ? `company@${demo}` : `company${from + i}@${demo}`,
      seat: { organizationId: id, memberRole: "owner" },
      joinedAt,
    }),
  );
}

/** The demonstration's own firm has a team, and so has each institution. */
export function addTeams(
  town: Town,
  random: Random,
  passwordHash: string,
  company: SeedCompany | undefined,
  institutions: readonly SeedInstitution[],
): void {
  addColleagues(town, random, passwordHash, company);
  institutions.forEach(({ id, people, appliedAt }, i) =>
    people.forEach(({ id: userId, name, memberRole }, seat) =>
      addPerson(town.rows, random, passwordHash, {
        id: userId,
        name,
        email: `${institutionMailbox(i, seat)}@${demo}`,
        seat: { organizationId: id, memberRole },
        joinedAt: appliedAt,
      }),
    ),
  );
}

function addColleagues(
  town: Town,
  random: Random,
  passwordHash: string,
  company: SeedCompany | undefined,
): void {
  if (!company) return;
  (["member", "member", "viewer"] as const).forEach((memberRole, i) =>
    addPerson(town.rows, random, passwordHash, {
      id: random.uuid(),
      name: personName(random),
      email: `company-${i + 2}@${demo}`,
      seat: { organizationId: company.id, memberRole },
      joinedAt: company.joinedAt,
    }),
  );
}

function institutionMailbox(index: number, seat: number): string {
  if (index === 0) return seat === 0 ? "institution" : `institution-${seat + 1}`;
  return seat === 0 ? `institution${index}` : `institution${index}-${seat + 1}`;
}
