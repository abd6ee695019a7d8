import { type Day, daysBetween } from "#app/lib/days.ts";
import { createCalendar } from "../calendar.ts";
import { createRandom, type Random } from "../random.ts";
import type { WorldRows } from "../rows.ts";
import { addCompany, cohortCounter } from "./company-rows.ts";
import { companiesOf, type SeedCompany } from "./companies.ts";
import { demoCompany } from "./demo-company.ts";
import { addInstitution } from "./institution-rows.ts";
import { institutionsOf, type SeedInstitution, type SeedPerson } from "./institutions.ts";
import { tellProspect } from "./life.ts";
import { addMandate } from "./mandate-rows.ts";
import { mandatesOf } from "./mandates.ts";
import { addPerson } from "./people-rows.ts";
import type { ProspectStory } from "./story/prospect-story.ts";
import { createTown, type Town } from "./story/town.ts";
import { addTeaser } from "./teaser-rows.ts";

export interface CityPlan {
  now: Date;
  isWorkingDay: (day: Day) => boolean;
  /** Of the demonstration's password: one for all who live here. */
  passwordHash: string;
  seed?: string;
}

const COMPANIES = 1_500;
const MANDATES = 250;
const FIRST_PROSPECT = 1_001n;

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
  const town = createTown({
    random,
    calendar,
    admins,
    mandates: mandatesOf(random.stream("mandates"), calendar, institutions, MANDATES),
    countCohort: cohortCounter(companies),
  });
  addPeople(town, random.stream("people"), passwordHash, companies, institutions);
  for (const company of companies) addCompany(town, random.stream(`rows-${company.id}`), company);
  for (const institution of institutions)
    addInstitution(town, random.stream(`rows-${institution.id}`), institution);

  const stories = tellStories(town, random.stream("stories"), companies);
  numberInOrder(
    stories.map(({ row }) => row),
    ({ createdAt }) => createdAt,
    FIRST_PROSPECT,
  );
  numberInOrder(town.rows.cases, ({ openedAt }) => openedAt, 1n);
  for (const story of stories) addTeaser(story);
  town.mandates.forEach((mandate, index) =>
    addMandate(town, random.stream(`mandate-rows-${index}`), BigInt(index + 1), mandate, {
      reservedFen: 0n,
      drawnFen: 0n,
      open: 0,
    }),
  );
  town.rows.events.sort((one, other) => Number(one.at) - Number(other.at));
  return town.rows;
}

function tellStories(town: Town, random: Random, companies: readonly SeedCompany[]): ProspectStory[] {
  return companies.slice(0, 1_050).map((company) => {
    const own = random.stream(company.id);
    const days = Math.min(5 + Math.round(530 * (1 - Math.sqrt(own.next()))), daysOfFigures(company, town));
    return tellProspect(town, own, company, town.calendar.ago(own, days), () => undefined);
  });
}

/** How long ago the first year's figures were out: nobody asks for money without any. */
function daysOfFigures({ years }: SeedCompany, { calendar }: Town): number {
  return daysBetween(`${(years.at(-1)?.year ?? 2000) + 1}-04-15`, calendar.today);
}

function adminsOf(random: Random): SeedPerson[] {
  return ["郭敏", "陈立", "赵欣"].map((name) => ({ id: random.uuid(), name, memberRole: "member" }));
}

function addPeople(
  town: Town,
  random: Random,
  passwordHash: string,
  companies: readonly SeedCompany[],
  institutions: readonly SeedInstitution[],
): void {
  const { rows, calendar } = town;
  const demo = "demo.longspring.test";
  town.admins.forEach(({ id, name }, i) =>
    addPerson(rows, random, passwordHash, {
      ...{ id, name, email: i === 0 ? `admin@${demo}` : `admin${i + 1}@${demo}`, role: "admin" },
      joinedAt: calendar.ago(random, 700),
    }),
  );
  companies.forEach(({ id, ownerId, profile, joinedAt }, i) =>
    addPerson(rows, random, passwordHash, {
      ...{
        id: ownerId,
        name: profile.contactName,
        email: i === 0 ? `company@${demo}` : `company${i}@${demo}`,
      },
      ...{ seat: { organizationId: id, memberRole: "owner" }, joinedAt },
    }),
  );
  institutions.forEach(({ id, people, appliedAt }, i) =>
    people.forEach(({ id: userId, name, memberRole }, seat) =>
      addPerson(rows, random, passwordHash, {
        ...{ id: userId, name, email: `${institutionMailbox(i, seat)}@${demo}` },
        ...{ seat: { organizationId: id, memberRole }, joinedAt: appliedAt },
      }),
    ),
  );
}

function institutionMailbox(index: number, seat: number): string {
  if (index === 0) return seat === 0 ? "institution" : `institution-${seat + 1}`;
  return seat === 0 ? `institution${index}` : `institution${index}-${seat + 1}`;
}

/** Running numbers in the order of time, as the database would have given them. */
function numberInOrder<Numbered extends { number: bigint | number | string }>(
  rows: Numbered[],
  at: (row: Numbered) => Date | string,
  first: bigint,
): void {
  [...rows]
    .sort((one, other) => Number(new Date(at(one))) - Number(new Date(at(other))))
    .forEach((row, index) => {
      row.number = first + BigInt(index);
    });
}
