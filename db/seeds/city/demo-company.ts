import { addDays } from "#app/lib/days.ts";
import type { Calendar } from "../calendar.ts";
import type { Random } from "../random.ts";
import demo from "../texts/demo-company.json" with { type: "json" };
import { catalogue } from "./catalogue.ts";
import type { CityDefinition } from "./cities.ts";
import { latestYearOn, type SeedCompany } from "./companies.ts";

import { inventionTitle, modelTitle, rightOf } from "./rights.ts";

const WAN = 1_000_000n;

/** The laser maker in whose seat the demonstration's company account sits: invented, like everything here. */
export function demoCompany(random: Random, calendar: Calendar, city: CityDefinition): SeedCompany {
  const { today } = calendar;
  const { uscc, district, address, brand } = city.demo;
  const { city: place } = city.inName;
  const year = latestYearOn(today);
  const sector = "photonics/laser-devices";
  const { company } = demo;
  const rights = (count: number, kind: "invention_patent" | "utility_model", titleOf: typeof modelTitle) =>
    Array.from({ length: count }, () => rightOf(random, kind, titleOf(random, "photonics"), today));
  return {
    id: random.uuid(),
    ownerId: random.uuid(),
    profile: {
      legalName: `${place.zh}${brand.zh}${company.zh}`,
      englishName: `${place.en} ${brand.en} ${company.en}`,
      uscc,
      establishedOn: addDays(today, -3_453),
      sector,
      district,
      address,
      contactName: company.contactName,
      contactPhone: `${city.dialling}-81000088`,
      contactEmail: company.mailbox,
      website: company.website,
    },
    standing: "high_tech",
    registeredCapitalFen: 2_000n * WAN,
    product: catalogue[sector].products[0] as SeedCompany["product"],
    years: company.years.map(({ staff, rdStaff, ...amounts }, back) => ({
      year: year - back,
      audited: true,
      ...inFen(amounts),
      staff,
      rdStaff,
    })),
    rights: [
      ...rights(7, "invention_patent", inventionTitle),
      ...rights(11, "utility_model", modelTitle),
      rightOf(random, "software_copyright", company.software, today),
    ],
    recognitions: [
      {
        code: "high_tech_enterprise",
        certificateNumber: `GR${year - 1}22000417`,
        validUntil: `${year + 2}-11-28`,
      },
      { code: "tech_sme", certificateNumber: `JL${year}22008812`, validUntil: `${today.slice(0, 4)}-12-31` },
    ],
    joinedAt: calendar.ago(random, 330),
  };
}

/** Amounts in 万元 as fen. */
function inFen<Name extends string>(amounts: Readonly<Record<Name, number>>): Record<Name, bigint> {
  const entries = Object.entries<number>(amounts).map(([name, amount]) => [name, BigInt(amount) * WAN]);
  return Object.fromEntries(entries) as Record<Name, bigint>;
}
