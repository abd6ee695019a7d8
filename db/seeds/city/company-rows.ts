import type { MemberRole } from "#app/domain/accounts/member-roles.ts";
import { fromCompanyProfile } from "#db/queries/organizations/companies.ts";
import { fromYearFigures } from "#db/queries/organizations/company-figures.ts";
import { toRegisteredColumns } from "#db/queries/organizations/registered-companies.ts";
import type { Random } from "../random.ts";
import type { CityRows, Row } from "../rows.ts";
import names from "../texts/names.json" with { type: "json" };
import type { SeedCompany } from "./companies.ts";
import type { SeedInstitution, SeedPerson } from "./institutions.ts";
import { personName } from "./names.ts";
import { type RegisteredFirm, registeredFirm, sizeClassOfCompany } from "./register.ts";
import { act } from "./simulation/act.ts";
import { companyActor, type Simulation } from "./simulation/simulation.ts";

type Figures = Omit<Row<"companyFigures">, "companyId">;

/** A company with its figures, rights and recognitions. */
export function addCompany(simulation: Simulation, company: SeedCompany): void {
  const { id, profile, joinedAt, registeredCapitalFen } = company;
  const { rows, calendar, random } = simulation;
  addOrganization(rows, id, "company", profile.legalName, joinedAt);
  rows.company.push({
    ...(fromCompanyProfile({ ...profile, registeredCapitalFen }) as Row<"company">),
    id,
    sizeClass: sizeClassOfCompany(company),
    version: 1,
    isDemonstration: true,
    createdAt: joinedAt,
    updatedAt: joinedAt,
  });
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

export function addOrganization(
  rows: CityRows,
  id: string,
  kind: "company" | "institution",
  name: string,
  createdAt: Date,
): void {
  rows["accounts.organization"].push({ id, kind, name, slug: id, createdAt });
}

interface NewPerson {
  id: string;
  name: string;
  mailbox: string;
  isAdmin?: boolean;
  seat?: { organizationId: string; memberRole: MemberRole };
  joinedAt: Date;
}

/** People who can sign in with the demonstration's password. */
export interface People extends Simulation {
  passwordHash: string;
}

/** A person, and the membership in an organization. */
function addPerson({ rows, random, passwordHash }: People, person: NewPerson): void {
  const { id: userId, name, mailbox, isAdmin = false, seat, joinedAt } = person;
  const times = { createdAt: joinedAt, updatedAt: joinedAt };
  rows["accounts.user"].push({
    id: userId,
    name,
    email: `${mailbox}@demo.longspring.test`,
    emailVerified: true,
    locale: "zh-CN",
    role: isAdmin ? "admin" : null,
    isDemonstration: true,
    ...times,
  });
  const credential = { accountId: userId, providerId: "credential", userId, password: passwordHash };
  rows["accounts.account"].push({ id: random.uuid(), ...credential, ...times });
  if (!seat) return;
  const { organizationId, memberRole: role } = seat;
  rows["accounts.member"].push({ id: random.uuid(), organizationId, userId, role, createdAt: joinedAt });
}

export function adminsOf(random: Random): SeedPerson[] {
  return names.operators.map((name) => ({ id: random.uuid(), name, memberRole: "member" }));
}

/** The operator's people. */
export function addOperators(people: People): void {
  const { admins, calendar, random } = people;
  admins.forEach(({ id, name }, i) => {
    const mailbox = i === 0 ? "admin" : `admin${i + 1}`;
    addPerson(people, { id, name, mailbox, isAdmin: true, joinedAt: calendar.ago(random, 760) });
  });
}

/** An owner for each firm; `from` firms came before these. */
export function addOwners(people: People, companies: readonly SeedCompany[], from: number): void {
  companies.forEach(({ id: organizationId, ownerId, profile, joinedAt }, i) => {
    const mailbox = from + i === 0 ? "company" : `company${from + i}`;
    const seat = { organizationId, memberRole: "owner" } as const;
    addPerson(people, { id: ownerId, name: profile.contactName, mailbox, seat, joinedAt });
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
    (["member", "member", "viewer"] as const).forEach((memberRole, i) => {
      const seat = { organizationId: company.id, memberRole };
      const person = { id: random.uuid(), name: personName(random), mailbox: `company-${i + 2}` };
      addPerson(people, { ...person, seat, joinedAt: company.joinedAt });
    });
  institutions.forEach(({ id: organizationId, people: team, appliedAt }, i) =>
    team.forEach(({ id, name, memberRole }, place) => {
      const mailbox = `institution${i === 0 ? "" : i}${place === 0 ? "" : `-${place + 1}`}`;
      addPerson(people, { id, name, mailbox, seat: { organizationId, memberRole }, joinedAt: appliedAt });
    }),
  );
}
