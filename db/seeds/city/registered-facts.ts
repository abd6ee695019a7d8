import { ipClass } from "#app/domain/codes/companies.ts";
import { sizeClassOf, sizeIndustryOf } from "#app/domain/organizations/size-class.ts";
import type { RegisteredFacts } from "#app/domain/prospects/cohort.ts";
import type { Day } from "#app/lib/days.ts";
import type { SeedCompany } from "./companies.ts";

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

export interface RegisteredFirm {
  code: string;
  facts: RegisteredFacts;
}

/** What registers hold of a firm of the city. */
export function registeredFirm(company: SeedCompany, day: Day): RegisteredFirm {
  const { profile, years, rights, recognitions } = company;
  const titles = recognitions.filter(({ validUntil }) => (validUntil ?? day) >= day);
  return {
    code: profile.uscc,
    facts: {
      sector: profile.sector,
      district: profile.district,
      size: sizeClassOfCompany(company),
      foundedOn: profile.establishedOn,
      staff: years[0]?.staff ?? null,
      patents: rights.filter(({ kind }) => ipClass(kind) === 1).length,
      titles: titles.map(({ code }) => code as string).sort(),
    },
  };
}
