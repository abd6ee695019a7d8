import { fromCompanyProfile } from "#db/queries/organizations/companies.ts";
import { fromYearFigures } from "#db/queries/organizations/company-figures.ts";
import { toRegisteredColumns } from "#db/queries/organizations/registered-companies.ts";
import type { Random } from "../random.ts";
import { whole, type WorldRows } from "../rows.ts";
import type { SeedCompany } from "./companies.ts";
import { type RegisteredFirm, registeredFirm, sizeClassOfCompany } from "./registered-facts.ts";
import { companyActor, type Town } from "./story/town.ts";

/** A company with its figures, rights and recognitions. */
export function addCompany(town: Town, random: Random, company: SeedCompany): void {
  const { id, profile, joinedAt } = company;
  const { rows } = town;
  rows.organizations.push(organizationRow(id, "company", profile.legalName, joinedAt));
  rows.companies.push({
    ...whole(fromCompanyProfile({ ...profile, registeredCapitalFen: company.registeredCapitalFen })),
    id,
    codeVerifiedAt: null,
    sizeClass: sizeClassOfCompany(company),
    version: 1,
    isDemonstration: true,
    createdAt: joinedAt,
    updatedAt: joinedAt,
  });
  addRegistered(rows, registeredFirm(company, town.calendar.today));
  for (const year of company.years) rows.figures.push({ companyId: id, ...whole(fromYearFigures(year)) });
  for (const right of company.rights) {
    rows.rights.push({
      id: random.uuid(),
      companyId: id,
      kind: right.kind,
      title: right.title,
      registrationNumber: right.registrationNumber ?? null,
      grantedOn: right.grantedOn ?? null,
      isSelfDeveloped: right.isSelfDeveloped ?? true,
    });
  }
  for (const { code, certificateNumber, validUntil } of company.recognitions) {
    rows.recognitions.push({
      companyId: id,
      code,
      certificateNumber: certificateNumber ?? null,
      validUntil: validUntil ?? null,
    });
  }
  town.record(joinedAt, companyActor(company), {
    type: "company-registered",
    subject: { kind: "company", id },
    companyId: id,
  });
}

/** A firm of the register that the operator has imported. */
export function addRegistered({ registered }: WorldRows, { code, facts }: RegisteredFirm): void {
  registered.push({ code, companyId: null, ...toRegisteredColumns(facts) });
}

export function organizationRow(
  id: string,
  kind: "company" | "institution",
  name: string,
  createdAt: Date,
): WorldRows["organizations"][number] {
  return { id, kind, name, slug: id, createdAt };
}
