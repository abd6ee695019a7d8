import type { Day } from "#app/lib/days.ts";
import type { WorkingDays } from "#app/lib/working-days.ts";
import { setImmediate as pause } from "node:timers/promises";
import { createCalendar } from "../calendar.ts";
import { Random } from "../random.ts";
import { type CityRows, emptyRows } from "../rows.ts";
import { addApplications } from "./applications.ts";
import { changchun, type CityDefinition, type SeedInstitution, withStream } from "./cities.ts";
import { generateCompanies, type SeedCompany } from "./companies.ts";
import { addCompany, addOperators, addOwners, addRegistered, addTeams, adminsOf } from "./company-rows.ts";
import { addConsentSteps, addMessages } from "./consents-and-messages.ts";
import { addDocuments } from "./datarooms.ts";
import { demoCompany, demoProspect } from "./demo-company.ts";
import { EXAMPLES, generateExamples, isExample, QUEUED, queueProspects } from "./examples.ts";
import { addInstitution, institutionsOf } from "./institutions.ts";
import { addMandate, addUses, unused, type Use } from "./mandate-rows.ts";
import { demoMandates, mandatesOf, openTerms } from "./mandates.ts";
import { numberRows, type Part, partsOf } from "./numbers.ts";
import { registeredFirm, type RegisteredFirm, registerOf } from "./register.ts";
import { prospectsOf } from "./simulation/market.ts";
import type { Simulation } from "./simulation/simulation.ts";
import type { ProspectState } from "./simulation/states.ts";
import { addTeaser } from "./simulation/prospects.ts";

const COMPANIES_BETWEEN_PAUSES = 10;

/**
 * A whole city as rows, part by part, deterministic for a city and day. The first part has the institutions and the
 * demonstration's own examples; the last has the mandates with their total use. It yields now and then, so that one
 * part can be written while the next is generated.
 */
export async function* generateCity(plan: CityPlan): AsyncGenerator<CityRows> {
  const { simulation, institutions, registered, parts, firmsOf } = createCity(plan);
  const uses = new Map<string, Use>();
  const turns = new Map<string, number>();
  for (let index = 0; index < parts; index += 1) {
    const part = { index, of: parts };
    const label = index === 0 ? "" : `-${index}`;
    const firms = firmsOf(index);
    const rows = emptyRows();
    simulation.rows = rows;
    const people = { ...withStream(simulation, `people${label}`), passwordHash: plan.passwordHash };
    if (index === 0) addOperators(people);
    addOwners(people, firms, index * simulation.city.part);
    if (index === 0) addTeams(people, firms[0], institutions);
    for (const company of firms) addCompany(withStream(simulation, `rows-${company.id}`), company);
    if (index === 0) {
      for (const one of registered) addRegistered(rows, one);
      for (const one of institutions) addInstitution(withStream(simulation, `rows-${one.id}`), one);
    }
    const prospects = await allProspects(simulation, firms, part);
    numberRows(rows, part);
    addApplications(withStream(simulation, `applications${label}`), part, turns);
    addMessages(withStream(simulation, `messages${label}`), part);
    addConsentSteps(withStream(simulation, `consent-steps${label}`));
    if (index === 0 && plan.hasDocuments === true && simulation.city.datarooms > 0)
      addDocuments(withStream(simulation, "documents"), { firms, institutions, part });
    for (const prospect of prospects) addTeaser(prospect);
    addUses(uses, rows);
    if (index === parts - 1) addMandates(simulation, uses);
    rows.event.sort((one, other) => one.at.getTime() - other.at.getTime());
    yield rows;
  }
}

function addMandates(simulation: Simulation, uses: ReadonlyMap<string, Use>): void {
  simulation.mandates.forEach((mandate, index) => {
    const own = withStream(simulation, `mandate-rows-${index}`);
    addMandate(own, BigInt(index + 1), mandate, uses.get(mandate.id) ?? unused);
  });
}

/**
 * The demonstration's own firm, the examples around it and the admins' queue in the first part; then all other firms.
 */
async function allProspects(
  simulation: Simulation,
  firms: readonly SeedCompany[],
  { index }: Part,
): Promise<ProspectState[]> {
  const own = withStream(simulation, "stories");
  const [demo, ...others] = firms;
  if (index > 0 || demo === undefined) return prospectsOfAll(own, firms);
  const pieces = others.filter(isExample).slice(0, EXAMPLES.length);
  const rest = others.filter((company) => !pieces.includes(company));
  return [
    demoProspect(simulation, demo),
    ...generateExamples(simulation, pieces),
    ...queueProspects(simulation, rest.slice(0, QUEUED)),
    ...(await prospectsOfAll(own, rest.slice(QUEUED))),
  ];
}

/** Two firms in three have a prospect. */
async function prospectsOfAll(
  simulation: Simulation,
  companies: readonly SeedCompany[],
): Promise<ProspectState[]> {
  const prospects: ProspectState[] = [];
  for (const [index, company] of companies.entries()) {
    if (index % 3 === 2) continue;
    if (index % COMPANIES_BETWEEN_PAUSES === 0) await pause();
    prospects.push(...prospectsOf(withStream(simulation, company.id), company));
  }
  return prospects;
}

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
interface CreatedCity {
  simulation: Simulation;
  institutions: readonly SeedInstitution[];
  /** The firms that are only in the city's register. */
  registered: readonly RegisteredFirm[];
  /** The number of parts, and the firms of each. */
  parts: number;
  firmsOf: (part: number) => SeedCompany[];
}

function createCity({ city = changchun, now, workingDays }: CityPlan): CreatedCity {
  const random = new Random(city.seed);
  const calendar = createCalendar(now, workingDays);
  const ground = { city, random, calendar };
  const firmsFrom = generateCompanies(withStream(ground, "companies"));
  // Generated per part: 40,000 firms at once take too much memory.
  const firmsOf = (part: number): SeedCompany[] => [
    ...(part === 0 ? [demoCompany(withStream(ground, "demo-company"))] : []),
    ...firmsFrom(Math.max(0, part * city.part - 1), Math.min(city.companies, (part + 1) * city.part) - 1),
  ];
  const parts = partsOf(city);
  const institutions = institutionsOf(withStream(ground, "institutions"));
  const written = demoMandates(withStream(ground, "demo-mandates"), institutions);
  const mandates = mandatesOf(withStream(ground, "mandates"), institutions, written);
  const others = firmsFrom(city.companies - 1, city.companies - 1 + city.registered);
  const registered = registeredOf(others, calendar.today);
  const simulation: Simulation = {
    ...ground,
    admins: adminsOf(random.stream("admins")),
    mandates: mandates.map((mandate) => ({ ...mandate, terms: openTerms(mandate), introductions: 0 })),
    register: registerOf(allOf(parts, firmsOf, registered, calendar.today)),
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
