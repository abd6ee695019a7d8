import { ADMIN_ROLES } from "#app/domain/accounts/admin-roles.ts";
import type { MemberRole } from "#app/domain/accounts/member-roles.ts";
import { fromCompanyProfile } from "#db/queries/organizations/companies.ts";
import { fromYearFigures } from "#db/queries/organizations/company-figures.ts";
import { toRegisteredColumns } from "#db/queries/organizations/registered-companies.ts";
import type { Random } from "../random.ts";
import { addOrganization, addRow, type CityRows, type Row } from "../rows.ts";
import names from "../texts/names.json" with { type: "json" };
import type { SeedCompany } from "./companies.ts";
import type { SeedInstitution, SeedPerson } from "./cities.ts";
import { personName } from "./names.ts";
import { type RegisteredFirm, registeredFirm, sizeClassOfCompany } from "./register.ts";
import { act } from "./simulation/act.ts";
import { companyActor, type Simulation } from "./simulation/simulation.ts";

type Figures = Omit<Row<"companyFigures">, "companyId">;

/** A company with its figures, rights and recognitions. */
export function addCompany(simulation: Simulation, company: SeedCompany): void {
  const { id, profile, joinedAt, registeredCapitalFen } = company;
  const { rows, calendar, random } = simulation;
  addOrganization(rows, { id, kind: "company", name: profile.legalName, createdAt: joinedAt });
  const registered = fromCompanyProfile({ ...profile, registeredCapitalFen }) as Row<"company">;
  addRow(simulation, "company", joinedAt, { ...registered, id, sizeClass: sizeClassOfCompany(company) });
  addRegistered(rows, registeredFirm(company, calendar.today));
  for (const year of company.years)
    rows.companyFigures.push({ companyId: id, ...(fromYearFigures(year) as Figures) });
  for (const { isSelfDeveloped = true, ...right } of company.rights)
    rows.companyRight.push({ id: random.uuid(), companyId: id, ...right, isSelfDeveloped });
  for (const recognition of company.recognitions)
    rows.companyRecognition.push({ companyId: id, ...recognition });
  const about = { kind: "company", id, companyId: id } as const;
  act(simulation, about, joinedAt, companyActor(company), "company-registered");
}

/** A firm of the register that the operator has imported. */
export function addRegistered({ registeredCompany }: CityRows, { code, facts }: RegisteredFirm): void {
  registeredCompany.push({ code, ...toRegisteredColumns(facts) });
}

/** People who can sign in with the demonstration's password. */
export interface People extends Simulation {
  passwordHash: string;
}

/** A person, and the membership in an organization. */
function addPerson(
  people: People,
  at: Date,
  { id: userId, name }: { id: string; name: string },
  mailbox: string,
  membership?: { organizationId: string; role: MemberRole },
): void {
  const email = `${mailbox}@demo.longspring.test`;
  const operator = { role: "admin", adminRoles: [...ADMIN_ROLES] };
  const roles = membership ? { role: null, adminRoles: [] } : operator;
  addRow(people, "accounts.user", at, { id: userId, name, email, ...roles });
  addRow(people, "accounts.account", at, { accountId: userId, userId, password: people.passwordHash });
  if (membership) addRow(people, "accounts.member", at, { ...membership, userId });
}

export function adminsOf(random: Random): SeedPerson[] {
  return names.operators.map((name) => ({ id: random.uuid(), name, memberRole: "member" }));
}

/** The operator's people. */
export function addOperators(people: People): void {
  people.admins.forEach((admin, i) =>
    addPerson(people, people.calendar.ago(people.random, 760), admin, `admin${i === 0 ? "" : i + 1}`),
  );
}

/** An owner for each firm; `from` firms came before these. */
export function addOwners(people: People, companies: readonly SeedCompany[], from: number): void {
  companies.forEach(({ id: organizationId, ownerId, profile, joinedAt }, i) => {
    const owner = { id: ownerId, name: profile.contactName };
    const mailbox = `company${from + i === 0 ? "" : from + i}`;
    addPerson(people, joinedAt, owner, mailbox, { organizationId, role: "owner" });
  });
}

/** The demonstration's own firm has a team, and so has each institution. */
export function addTeams(
  people: People,
  company: SeedCompany | undefined,
  institutions: readonly SeedInstitution[],
): void {
  const { random } = people;
  if (company)
    (["approver", "member", "viewer"] as const).forEach((role, i) => {
      const person = { id: random.uuid(), name: personName(random) };
      const membership = { organizationId: company.id, role };
      addPerson(people, company.joinedAt, person, `company-${i + 2}`, membership);
    });
  institutions.forEach(({ id: organizationId, people: team, appliedAt }, i) =>
    team.forEach((person, place) => {
      const mailbox = `institution${i === 0 ? "" : i}${place === 0 ? "" : `-${place + 1}`}`;
      addPerson(people, appliedAt, person, mailbox, { organizationId, role: person.memberRole });
    }),
  );
}
