import { test as base } from "@playwright/test";
import { comesSignedIn } from "../path/accounts.ts";
import { Person, type PersonOptions } from "./person.ts";
import { openTown, type Town } from "./town.ts";

interface Fixtures {
  /** Opens a person's own browser, which is closed after the test. */
  arrives: (options: PersonOptions) => Promise<Person>;
  /** Opens a signed-in person's browser, with no page yet. */
  comesBack: (who: { story: { email: string } }, options?: Partial<PersonOptions>) => Promise<Person>;
}

/** Journeys with people, and the arranged data of a town. */
export const test = base.extend<Fixtures, { town: Town }>({
  town: [
    async ({ browserName: _ }, use) => {
      const town = openTown(process.env.E2E_DATABASE_URL ?? "");
      await use(town);
      await town.close();
    },
    { scope: "worker" },
  ],
  arrives: async ({ browser }, use) => {
    const people: Person[] = [];
    await use(async (options) => {
      const person = await Person.arrives(browser, options);
      people.push(person);
      return person;
    });
    await Promise.all(people.map((person) => person.leaves()));
  },
  comesBack: async ({ arrives }, use) => {
    await use(async ({ story }, options = {}) => {
      const person = await arrives({ locale: "en", ...options });
      await comesSignedIn(person, story.email);
      return person;
    });
  },
});
