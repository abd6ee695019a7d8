import { rootOf } from "#app/domain/codes/paths.ts";
import { sizeClassOf, sizeIndustryOf } from "#app/domain/organizations/size-class.ts";
import { fromCompanyProfile } from "../../queries/companies.ts";
import { fromYearFigures } from "../../queries/company-figures.ts";
import type { Random } from "../random.ts";
import { whole, type WorldRows } from "../rows.ts";
import type { SeedCompany } from "./companies.ts";
import { companyActor, type Town } from "./story/town.ts";

export function sizeClassOfCompany({
  profile,
  years: [latest],
}: Pick<SeedCompany, "profile" | "years">): string | null {
  const size = sizeClassOf({
    industry: sizeIndustryOf(profile.sector),
    staff: latest?.staff ?? null,
    revenueFen: latest?.revenueFen ?? null,
    totalAssetsFen: latest?.totalAssetsFen ?? null,
  });
  return size.known ? size.sizeClass : null;
}

/** Counts firms as the database does: by path of sector and place, and by size where one is named. */
export function cohortCounter(companies: Iterable<SeedCompany>): Town["countCohort"] {
  const counts = new Map<string, number>();
  for (const company of companies) {
    const { sector, district } = company.profile;
    const size = sizeClassOfCompany(company);
    for (const area of [sector, rootOf(sector)])
      for (const place of [district, rootOf(district)])
        for (const one of size === null ? [""] : ["", size]) {
          const key = `${area}|${place}|${one}`;
          counts.set(key, (counts.get(key) ?? 0) + 1);
        }
  }
  return (sector, place, size) => counts.get(`${sector}|${place}|${size ?? ""}`) ?? 0;
}

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
      ...{
        companyId: id,
        code,
        certificateNumber: certificateNumber ?? null,
        validUntil: validUntil ?? null,
      },
    });
  }
  town.record(joinedAt, companyActor(company), {
    type: "company-registered",
    subject: { kind: "company", id },
    companyId: id,
  });
}

export function organizationRow(
  id: string,
  kind: "company" | "institution",
  name: string,
  createdAt: Date,
): WorldRows["organizations"][number] {
  return { id, kind, name, slug: id, createdAt };
}
