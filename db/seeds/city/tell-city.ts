import { setImmediate as breathe } from "node:timers/promises";
import { daysBetween } from "#app/lib/days.ts";
import type { Random } from "../random.ts";
import { emptyRows, type WorldRows } from "../rows.ts";
import { addApplications } from "./applications.ts";
import { addCompany, addRegistered } from "./company-rows.ts";
import type { SeedCompany } from "./companies.ts";
import { addConsentSteps } from "./consent-steps.ts";
import { addDocuments } from "./document-rooms.ts";
import { tellDemoCompany } from "./demo-stories.ts";
import { type CityPlan, foundTown } from "./found-town.ts";
import { addInstitution } from "./institution-rows.ts";
import { tellProspect } from "./life.ts";
import { addMandate, type Use } from "./mandate-rows.ts";
import { addMessages } from "./messages.ts";
import { numberRows, type Part } from "./numbers.ts";
import { QUEUED, tellQueue } from "./queue.ts";
import { SCENES } from "./scenes.ts";
import { isShowpiece, tellScenes } from "./showcase.ts";
import type { ProspectStory } from "./story/told.ts";
import type { Town } from "./story/town.ts";
import { addTeaser } from "./teaser-rows.ts";
import { addTeams, addOperators, addOwners } from "./townspeople.ts";
import { addUses, unused } from "./uses.ts";

const STORIES_A_BREATH = 10;

/**
 * A whole city as rows, part after part, the same for the same city and day. The first part has the institutions and the
 * demonstration's own scenes; the last has the mandates, which hold what has come of them in all. It stops for breath now
 * and then, so that one part can be written while the next is told.
 */
export async function* tellCity(plan: CityPlan): AsyncGenerator<WorldRows> {
  const { town, institutions, registered, parts, firmsOf } = foundTown(plan);
  const { random } = town;
  const uses = new Map<string, Use>();
  const turns = new Map<string, number>();
  for (let index = 0; index < parts; index += 1) {
    const part = { index, of: parts };
    const label = index === 0 ? "" : `-${index}`;
    const firms = firmsOf(index);
    town.rows = emptyRows();
    const people = random.stream(`people${label}`);
    if (index === 0) addOperators(town, people, plan.passwordHash);
    addOwners(town, people, plan.passwordHash, firms, index * town.city.part);
    if (index === 0) addTeams(town, people, plan.passwordHash, firms[0], institutions);
    for (const company of firms) addCompany(town, random.stream(`rows-${company.id}`), company);
    if (index === 0) for (const one of registered) addRegistered(town.rows, one);
    if (index === 0)
      for (const one of institutions) addInstitution(town, random.stream(`rows-${one.id}`), one);

    const stories = await tellAll(town, firms, part);
    numberRows(town.rows, stories, part);
    addApplications(town, random.stream(`applications${label}`), part, turns);
    addMessages(town, random.stream(`messages${label}`), part);
    addConsentSteps(town, random.stream(`consent-steps${label}`));
    if (index === 0 && plan.hasDocuments === true && town.city.rooms > 0)
      addDocuments(town, random.stream("documents"), { firms, institutions, part });
    for (const story of stories) addTeaser(story);
    addUses(uses, town.rows);
    if (index === parts - 1) addMandates(town, uses);
    town.rows.events.sort((one, other) => Number(one.at) - Number(other.at));
    yield town.rows;
  }
}

function addMandates(town: Town, uses: ReadonlyMap<string, Use>): void {
  town.mandates.forEach((mandate, index) => {
    const use = uses.get(mandate.id) ?? unused;
    addMandate(town, town.random.stream(`mandate-rows-${index}`), BigInt(index + 1), mandate, use);
  });
}

/** The demonstration's own firm, the scenes around it and the admins' desk in the first part; then everybody else. */
async function tellAll(town: Town, firms: readonly SeedCompany[], { index }: Part): Promise<ProspectStory[]> {
  const random = town.random.stream("stories");
  const [demo, ...others] = firms;
  if (index > 0 || demo === undefined) return tellStories(town, random, firms);
  const pieces = others.filter(isShowpiece).slice(0, SCENES.length);
  const rest = others.filter((company) => !pieces.includes(company));
  const queued = rest.slice(0, QUEUED);
  return [
    tellDemoCompany(town, demo),
    ...tellScenes(town, pieces),
    ...tellQueue(town, queued),
    ...(await tellStories(town, random, rest.slice(QUEUED))),
  ];
}

/** Two firms in three have sought money here; one in six of those came back once the first search was over. */
async function tellStories(
  town: Town,
  random: Random,
  companies: readonly SeedCompany[],
): Promise<ProspectStory[]> {
  const stories: ProspectStory[] = [];
  for (const [index, company] of companies.entries()) {
    if (index % 3 === 2) continue;
    if (index % STORIES_A_BREATH === 0) await breathe();
    stories.push(...tellFirm(town, random.stream(company.id), company));
  }
  return stories;
}

function tellFirm(town: Town, own: Random, company: SeedCompany): ProspectStory[] {
  const days = Math.min(2 + Math.round(535 * (1 - own.next() ** 0.4)), daysOfFigures(company, town));
  const first = tellProspect(town, own, company, town.calendar.ago(own, days));
  const { status, statusChangedAt } = first.row;
  const isOver = status === "funded" || status === "withdrawn" || status === "rejected";
  if (!isOver || !own.chance(0.5)) return [first];
  const again = town.calendar.later(own, new Date(statusChangedAt), 20, 120);
  return town.calendar.hasHappened(again)
    ? [first, tellProspect(town, own.stream("again"), company, again)]
    : [first];
}

/** How long ago the first year's figures were out: nobody asks for money without any. */
function daysOfFigures({ years }: SeedCompany, { calendar }: Town): number {
  return daysBetween(`${(years.at(-1)?.year ?? 2000) + 1}-04-15`, calendar.today);
}
