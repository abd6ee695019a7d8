import type { Random } from "../random.ts";
import type { SeedCompany } from "./companies.ts";
import type { SeedInstitution, SeedPerson } from "./institutions.ts";
import { personName } from "./names.ts";
import { addPerson } from "./people-rows.ts";
import type { Town } from "./story/town.ts";

export function adminsOf(random: Random): SeedPerson[] {
  return ["郭敏", "陈立", "赵欣"].map((name) => ({ id: random.uuid(), name, memberRole: "member" }));
}

/** Everybody who can sign in: the operator's people, an owner for each firm, a team for each institution. */
export function addPeople(
  town: Town,
  random: Random,
  passwordHash: string,
  companies: readonly SeedCompany[],
  institutions: readonly SeedInstitution[],
): void {
  const { rows, calendar } = town;
  const demo = "demo.longspring.test";
  town.admins.forEach(({ id, name }, i) =>
    addPerson(rows, random, passwordHash, {
      ...{ id, name, email: i === 0 ? `admin@${demo}` : `admin${i + 1}@${demo}`, role: "admin" },
      joinedAt: calendar.ago(random, 760),
    }),
  );
  companies.forEach(({ id, ownerId, profile, joinedAt }, i) =>
    addPerson(rows, random, passwordHash, {
      ...{
        id: ownerId,
        name: profile.contactName,
        email: i === 0 ? `company@${demo}` : `company${i}@${demo}`,
      },
      ...{ seat: { organizationId: id, memberRole: "owner" }, joinedAt },
    }),
  );
  addColleagues(town, random, passwordHash, companies[0]);
  institutions.forEach(({ id, people, appliedAt }, i) =>
    people.forEach(({ id: userId, name, memberRole }, seat) =>
      addPerson(rows, random, passwordHash, {
        ...{ id: userId, name, email: `${institutionMailbox(i, seat)}@${demo}` },
        ...{ seat: { organizationId: id, memberRole }, joinedAt: appliedAt },
      }),
    ),
  );
}

/** The demonstration's own firm has a team. */
function addColleagues(
  town: Town,
  random: Random,
  passwordHash: string,
  company: SeedCompany | undefined,
): void {
  if (!company) return;
  (["member", "member", "viewer"] as const).forEach((memberRole, i) =>
    addPerson(town.rows, random, passwordHash, {
      ...{ id: random.uuid(), name: personName(random), email: `company-${i + 2}@demo.longspring.test` },
      ...{ seat: { organizationId: company.id, memberRole }, joinedAt: company.joinedAt },
    }),
  );
}

function institutionMailbox(index: number, seat: number): string {
  if (index === 0) return seat === 0 ? "institution" : `institution-${seat + 1}`;
  return seat === 0 ? `institution${index}` : `institution${index}-${seat + 1}`;
}
