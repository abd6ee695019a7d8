import { setImmediate as pause } from "node:timers/promises";
import { type CityRows, emptyRows } from "../rows.ts";
import { addApplications } from "./applications.ts";
import { addCompany, addRegistered } from "./company-rows.ts";
import type { SeedCompany } from "./companies.ts";
import { addConsentSteps } from "./consents-and-messages.ts";
import { type CityPlan, createCity } from "./create-city.ts";
import { demoProspect } from "./demo-company.ts";
import { addDocuments } from "./datarooms.ts";
import { addInstitution } from "./institution-rows.ts";
import { addMandate, type Use } from "./mandate-rows.ts";
import { addMessages } from "./consents-and-messages.ts";
import { numberRows, type Part } from "./numbers.ts";
import { addOperators, addOwners, addTeams } from "./company-rows.ts";
import { prospectsOf } from "./company-prospects.ts";
import { QUEUED, queueProspects } from "./moderation-queue.ts";
import { isExample, generateExamples, EXAMPLES } from "./examples.ts";
import { type Simulation, withStream } from "./simulation/simulation.ts";
import type { ProspectState } from "./simulation/states.ts";
import { addTeaser } from "./teaser-rows.ts";
import { addUses, unused } from "./mandate-rows.ts";

const COMPANIES_BETWEEN_PAUSES = 10;

/**
 * A whole city as rows, part by part, deterministic for a city and day. The first part has the institutions and the
 * demonstration's own examples; the last has the mandates with their total use. It yields now and then, so that one
 * part can be written while the next is generated.
 */
export async function* generateCity(plan: CityPlan): AsyncGenerator<CityRows> {
  const { simulation, institutions, registered, parts, firmsOf } = createCity(plan);
  const { city } = simulation;
  const uses = new Map<string, Use>();
  const turns = new Map<string, number>();
  for (let index = 0; index < parts; index += 1) {
    const part = { index, of: parts };
    const label = index === 0 ? "" : `-${index}`;
    const firms = firmsOf(index);
    const rows = emptyRows();
    simulation.rows = rows;
    const { passwordHash } = plan;
    const people = { ...withStream(simulation, `people${label}`), passwordHash };
    if (index === 0) addOperators(people);
    addOwners(people, firms, index * city.part);
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
    if (index === 0 && plan.hasDocuments === true && city.datarooms > 0)
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
