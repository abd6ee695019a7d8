import type { Day } from "#app/lib/days.ts";
import type { WorkingDays } from "#app/lib/working-days.ts";
import { createCalendar } from "../calendar.ts";
import { Random } from "../random.ts";
import { emptyRows } from "../rows.ts";
import { companiesOf, type SeedCompany } from "./companies.ts";
import { demoCompany } from "./demo-company.ts";
import { demoMandates } from "./demo-mandates.ts";
import { institutionsOf, type SeedInstitution } from "./institutions.ts";
import { mandatesOf, openTerms } from "./mandates.ts";
import { partsOf } from "./numbers.ts";
import { type RegisteredFirm, registeredFirm } from "./register.ts";
import { registerOf } from "./register.ts";
import { changchun, type CityDefinition } from "./cities.ts";
import type { Simulation } from "./simulation/simulation.ts";
import { adminsOf } from "./company-rows.ts";

export interface CityPlan {
  /** The default demonstration city. */
  city?: CityDefinition;
  now: Date;
  workingDays: WorkingDays;
  /** Of the demonstration's password: one for all of its people. */
  passwordHash: string;
  /** Whether there is a store for documents' bytes: without one there are no documents. */
  hasDocuments?: boolean;
}

/** A city before its history: its firms and institutions, and the mandates. */
export interface CreatedCity {
  simulation: Simulation;
  institutions: readonly SeedInstitution[];
  /** The firms that are only in the city's register. */
  registered: readonly RegisteredFirm[];
  /** The number of parts, and the firms of each. */
  parts: number;
  firmsOf: (part: number) => SeedCompany[];
}

export function createCity({ city = changchun, now, workingDays }: CityPlan): CreatedCity {
  const random = new Random(city.seed);
  const calendar = createCalendar(now, workingDays);
  const firmsFrom = companiesOf(random.stream("companies"), calendar, city);
  // Generated per part: 40,000 firms at once take too much memory.
  const firmsOf = (part: number): SeedCompany[] => [
    ...(part === 0 ? [demoCompany(random.stream("demo-company"), calendar, city)] : []),
    ...firmsFrom(Math.max(0, part * city.part - 1), Math.min(city.companies, (part + 1) * city.part) - 1),
  ];
  const parts = partsOf(city);
  const institutions = institutionsOf(random.stream("institutions"), calendar, city);
  const admins = adminsOf(random.stream("admins"));
  const written = demoMandates(random.stream("demo-mandates"), calendar, city, institutions);
  const mandates = mandatesOf(random.stream("mandates"), calendar, city, institutions, written);
  const registered = registeredOf(
    firmsFrom(city.companies - 1, city.companies - 1 + city.registered),
    calendar.today,
  );
  const register = registerOf(allOf(parts, firmsOf, registered, calendar.today));
  const simulation: Simulation = {
    city,
    random,
    calendar,
    admins,
    mandates: mandates.map((mandate) => ({ ...mandate, terms: openTerms(mandate), introductions: 0 })),
    register,
    rows: emptyRows(),
  };
  return { simulation, institutions, registered, parts, firmsOf };
}

/** The register attributes of firms that aren't on the platform: three in four have no title and no patent. */
function registeredOf(firms: readonly SeedCompany[], today: Day): RegisteredFirm[] {
  return firms.map((firm, index) =>
    registeredFirm(index % 4 === 0 ? firm : { ...firm, rights: [], recognitions: [] }, today),
  );
}

/** All firms of the register, on the platform or not. */
function* allOf(
  parts: number,
  firmsOf: (part: number) => SeedCompany[],
  registered: readonly RegisteredFirm[],
  today: Day,
): Generator<RegisteredFirm> {
  for (let part = 0; part < parts; part += 1)
    for (const firm of firmsOf(part)) yield registeredFirm(firm, today);
  yield* registered;
}
