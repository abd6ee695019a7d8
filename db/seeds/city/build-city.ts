import { type Day, daysBetween } from "#app/lib/days.ts";
import { createCalendar } from "../calendar.ts";
import { createRandom, type Random } from "../random.ts";
import type { WorldRows } from "../rows.ts";
import { addApplications } from "./applications.ts";
import { addConsentSteps } from "./consent-steps.ts";
import { addCompany, cohortCounter } from "./company-rows.ts";
import { companiesOf, type SeedCompany } from "./companies.ts";
import { demoCompany } from "./demo-company.ts";
import { demoMandates } from "./demo-mandates.ts";
import { tellDemoCompany } from "./demo-stories.ts";
import { addInstitution } from "./institution-rows.ts";
import { institutionsOf } from "./institutions.ts";
import { tellProspect } from "./life.ts";
import { addMandate } from "./mandate-rows.ts";
import { mandatesOf } from "./mandates.ts";
import { addMessages } from "./messages.ts";
import { numberRows } from "./numbers.ts";
import type { ProspectStory } from "./story/told.ts";
import { SCENES } from "./scenes.ts";
import { isShowpiece, tellScenes } from "./showcase.ts";
import { QUEUED, tellQueue } from "./queue.ts";
import { createTown, type Town } from "./story/town.ts";
import { addTeaser } from "./teaser-rows.ts";
import { addPeople, adminsOf } from "./townspeople.ts";
import { unused, usesOf } from "./uses.ts";

export interface CityPlan {
  now: Date;
  isWorkingDay: (day: Day) => boolean;
  /** Of the demonstration's password: one for all who live here. */
  passwordHash: string;
  seed?: string;
}

const COMPANIES = 1_500;
const MANDATES = 250;

/** The whole demonstration city as rows, the same for the same seed and day. */
export function buildCity({ now, isWorkingDay, passwordHash, seed = "changchun" }: CityPlan): WorldRows {
  const random = createRandom(seed);
  const calendar = createCalendar(now, isWorkingDay);
  const companies = [
    demoCompany(random.stream("demo-company"), calendar),
    ...companiesOf(random.stream("companies"), calendar, COMPANIES - 1),
  ];
  const institutions = institutionsOf(random.stream("institutions"), calendar);
  const admins = adminsOf(random.stream("admins"));
  const written = demoMandates(random.stream("demo-mandates"), calendar, institutions);
  const town = createTown({
    random,
    calendar,
    admins,
    mandates: mandatesOf(
      random.stream("mandates"),
      calendar,
      institutions,
      MANDATES - written.length,
      written,
    ),
    countCohort: cohortCounter(companies),
  });
  addPeople(town, random.stream("people"), passwordHash, companies, institutions);
  for (const company of companies) addCompany(town, random.stream(`rows-${company.id}`), company);
  for (const institution of institutions)
    addInstitution(town, random.stream(`rows-${institution.id}`), institution);

  const stories = tellAll(town, companies);
  numberRows(town.rows, stories);
  addApplications(town, random.stream("applications"));
  addMessages(town, random.stream("messages"), now);
  addConsentSteps(town, random.stream("consent-steps"), now);
  for (const story of stories) addTeaser(story);
  const uses = usesOf(town.rows);
  town.mandates.forEach((mandate, index) =>
    addMandate(
      town,
      random.stream(`mandate-rows-${index}`),
      BigInt(index + 1),
      mandate,
      uses.get(mandate.id) ?? unused,
    ),
  );
  town.rows.events.sort((one, other) => Number(one.at) - Number(other.at));
  return town.rows;
}

/** The demonstration's own firm, the scenes around it, the admins' desk, and then everybody else. */
function tellAll(town: Town, [demo, ...others]: readonly SeedCompany[]): ProspectStory[] {
  const pieces = others.filter(isShowpiece).slice(0, SCENES.length);
  const rest = others.filter((company) => !pieces.includes(company));
  const queued = rest.slice(0, QUEUED);
  return [
    ...(demo ? [tellDemoCompany(town, demo)] : []),
    ...tellScenes(town, pieces),
    ...tellQueue(town, queued),
    ...tellStories(town, town.random.stream("stories"), rest.slice(QUEUED)),
  ];
}

/** Two firms in three have sought money here; one in six of those came back once the first search was over. */
function tellStories(town: Town, random: Random, companies: readonly SeedCompany[]): ProspectStory[] {
  return companies
    .filter((_, index) => index % 3 !== 2)
    .flatMap((company) => {
      const own = random.stream(company.id);
      const days = Math.min(2 + Math.round(535 * (1 - own.next() ** 0.4)), daysOfFigures(company, town));
      const first = tellProspect(town, own, company, town.calendar.ago(own, days));
      const { status, statusChangedAt } = first.row;
      const isOver = status === "funded" || status === "withdrawn" || status === "rejected";
      if (!isOver || !own.chance(0.5)) return [first];
      const again = town.calendar.later(own, new Date(statusChangedAt), 20, 120);
      return town.calendar.hasHappened(again)
        ? [first, tellProspect(town, own.stream("again"), company, again)]
        : [first];
    });
}

/** How long ago the first year's figures were out: nobody asks for money without any. */
function daysOfFigures({ years }: SeedCompany, { calendar }: Town): number {
  return daysBetween(`${(years.at(-1)?.year ?? 2000) + 1}-04-15`, calendar.today);
}
