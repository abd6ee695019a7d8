import { test as base } from "@playwright/test";
import type { Instrument } from "#app/domain/codes/instruments.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { comesSignedIn } from "../path/accounts.ts";
import { Person, type PersonOptions } from "./person.ts";
import { openTestData, type TestData } from "./test-data.ts";
import type { TestBank } from "#tests/e2e/support/test-data/banks.ts";
import type { TestCompany } from "#tests/e2e/support/test-data/companies.ts";

interface Fixtures {
  /** Opens a person's own browser, which is closed after the test. */
  arrives: (options: PersonOptions) => Promise<Person>;
  /** Opens a signed-in person's browser, with no page yet. */
  comesBack: (who: { texts: { email: string } }, options?: Partial<PersonOptions>) => Promise<Person>;
  /** A bank and a company that have come so far, and the signed-in browsers of both. */
  meet: (stage: Stage, options?: MeetOptions) => Promise<Meeting>;
}

type Stage = "matched" | "introduction" | "consented" | "offered" | "contracted" | "drawn" | "disputed";
interface MeetOptions {
  locale?: Locale;
  instrument?: Instrument;
  /** Whether every page is inspected, on a desktop and on a phone. */
  isInspected?: boolean;
  /** For the people of both. */
  both?: Partial<PersonOptions>;
  /** For the company's person alone. */
  owner?: Partial<PersonOptions>;
}
interface Meeting {
  bank: TestBank;
  company: TestCompany;
  banker: Person;
  owner: Person;
  introductionId: string;
  offerId: string;
  dealId: string;
  drawdownId: string;
  disputeId: string;
}

/** Journeys with people, and the test data they meet. */
export const test = base.extend<Fixtures, { testData: TestData }>({
  testData: [
    async ({ browserName: _ }, use) => {
      const testData = openTestData(process.env.E2E_DATABASE_URL ?? "");
      await use(testData);
      await testData.close();
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
    await use(async ({ texts }, options = {}) => {
      const person = await arrives({ locale: "en", ...options });
      await comesSignedIn(person, texts.email);
      return person;
    });
  },
  meet: async ({ testData, comesBack }, use) => {
    await use(async (stage, { locale = "en", instrument, isInspected = false, both = {}, owner } = {}) => {
      const [bank, company] = await Promise.all([
        testData.bank(locale, instrument),
        testData.published(locale, instrument),
      ]);
      const id = (await testData[stage](bank, company)) ?? "";
      const inspects = isInspected ? { inspects: "on-desktop-and-phone" as const } : {};
      return {
        bank,
        company,
        banker: await comesBack(bank, { locale, ...inspects, ...both }),
        owner: await comesBack(company, { locale, ...inspects, ...both, ...owner }),
        introductionId: id,
        offerId: id,
        dealId: id,
        drawdownId: id,
        disputeId: id,
      };
    });
  },
});
