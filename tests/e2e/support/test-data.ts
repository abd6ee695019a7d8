import { readConfig } from "#app/config.server.ts";
import { createContext } from "#app/context.server.ts";
import { testBanksIn } from "#tests/e2e/support/test-data/banks.ts";
import { testCompaniesIn } from "#tests/e2e/support/test-data/companies.ts";
import { testIntroductionsIn } from "#tests/e2e/support/test-data/introductions.ts";
import { testInvoicesIn } from "#tests/e2e/support/test-data/invoices.ts";
import { testInvoicingIn } from "#tests/e2e/support/test-data/invoicing.ts";
import { testStatesIn } from "#tests/e2e/support/test-data/states.ts";
import { testPeopleIn } from "#tests/e2e/support/test-data/people.ts";

export type TestData = ReturnType<typeof openTestData>;

/**
 * Test data of journeys: people with a history, created by the product's services. The app's worker runs beside; its
 * first jobs are awaited.
 */
export function openTestData(databaseUrl: string) {
  const open = (of: "web" | "worker") =>
    createContext(readConfig({ NODE_ENV: "test", DATABASE_URL: databaseUrl }), {
      process: of,
      migrations: `${process.cwd()}/db/migrations`,
    });
  const ctx = open("web");
  const people = testPeopleIn(ctx);
  const banks = testBanksIn(ctx, people);
  return {
    ...testCompaniesIn(ctx, people),
    ...banks,
    unasked: people.unasked,
    ...testIntroductionsIn(ctx, banks.matched),
    ...testStatesIn(ctx, people),
    ...testInvoicesIn(ctx),
    ...testInvoicingIn(() => open("worker")),
    financeAdmin: people.financeAdmin,
    newcomer: people.newcomer,
    colleague: people.colleague,
    deletionIsDue: people.deletionIsDue,
    isCalled: people.isCalled,
    waitsSixMinutes: people.waitsSixMinutes,
    losesFactor: people.losesFactor,
    worksAlsoFor: people.worksAlsoFor,
    team: people.team,
    waitsADay: people.waitsADay,
    close: () => ctx.close(),
  };
}
