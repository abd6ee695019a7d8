import { fromCompanyProfile } from "#db/queries/organizations/companies.ts";
import { fromYearFigures } from "#db/queries/organizations/company-figures.ts";
import { toRegisteredColumns } from "#db/queries/organizations/registered-companies.ts";
import type { CityRows, Row } from "../rows.ts";
import type { SeedCompany } from "./companies.ts";
import { type RegisteredFirm, registeredFirm, sizeClassOfCompany } from "./registered-facts.ts";
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
