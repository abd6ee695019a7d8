import { expect } from "@playwright/test";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { billingPaths, fapiaoPaths } from "#app/shared/billing-paths.ts";
import { paths } from "#app/shared/paths.ts";
import { recoveryPaths } from "#app/shared/recovery-paths.ts";
import { sampleOf } from "#tests/support/sample.ts";
import { signsIn } from "./path/accounts.ts";
import { demoPassword } from "./path/admin.ts";
import { languagesOf } from "./support/languages.ts";
import type { Person } from "./support/person.ts";
import { routesAskingMoreThan } from "./support/statements.ts";
import { test } from "./support/test.ts";

/** Pages that are reached by their address alone; of a list, `details` names where its first row leads. */
interface Round {
  who: "visitor" | "company" | "institution" | "admin";
  pages: readonly string[];
  /** Lists whose first row is opened, too, and what the address of that then begins with. */
  details: readonly string[];
}

const rounds: readonly Round[] = [
  {
    who: "visitor",
    pages: [
      paths.home(),
      paths.ranking(),
      paths.funnel(),
      paths.checkTermSheet("a".repeat(64)),
      paths.privacy(),
      paths.terms(),
      paths.accessibility(),
      paths.preferences(),
      paths.join(),
      paths.forgotPassword(),
      paths.mailbox(),
    ],
    details: [paths.institutions()],
  },
  {
    who: "company",
    pages: [
      paths.company.home(),
      paths.company.profile(),
      paths.company.figures(),
      paths.company.rights(),
      paths.company.documents(),
      paths.company.funders(),
      paths.company.team(),
      recoveryPaths.ofTeam("company"),
      paths.company.askSeveral(),
      paths.account(),
      paths.sessions(),
      paths.secondFactor(),
      paths.notifications(),
      paths.emails(),
      paths.exports(),
    ],
    details: [
      paths.company.prospects(),
      paths.company.introductions(),
      paths.company.applications(),
      paths.company.offers(),
      paths.company.deals(),
    ],
  },
  {
    who: "institution",
    pages: [
      paths.institution.home(),
      paths.institution.profile(),
      billingPaths.profile(),
      billingPaths.agreement(),
      paths.institution.application(),
      paths.institution.pipeline(),
      `${paths.institution.pipeline()}?stage=review`,
      billingPaths.fees(),
      billingPaths.statement(),
      billingPaths.fapiao(),
      paths.notifications(),
    ],
    details: [
      paths.institution.opportunities(),
      paths.institution.mandates(),
      paths.institution.introductions(),
      paths.institution.applications(),
      paths.institution.offers(),
      paths.institution.deals(),
      billingPaths.invoices(),
    ],
  },
  {
    who: "admin",
    pages: [
      adminPaths.home(),
      adminPaths.exposure(),
      recoveryPaths.ofAdmins(),
      adminPaths.trail(),
      adminPaths.team(),
      adminPaths.ties(),
      adminPaths.billing(),
      adminPaths.unbilledFees(),
      adminPaths.feeProposals(),
      adminPaths.bankStatements(),
      fapiaoPaths.list(),
      paths.notifications(),
    ],
    details: [
      adminPaths.queue(),
      `${adminPaths.queue()}?kind=institution_verification`,
      adminPaths.institutions(),
      adminPaths.disputes(),
      adminPaths.invoices(),
    ],
  },
];

for (const { who, pages, details } of sampleOf(rounds, 2)) {
  for (const locale of languagesOf(`every page of the ${who}`)) {
    test(`every page of the ${who} is accessible, on desktop and phone widths: ${locale}`, async ({
      arrives,
    }) => {
      const person = await arrives({ locale, inspects: "on-desktop-and-phone" });
      await person.goes(paths.signIn());
      if (who !== "visitor") await signsIn(person, `${who}@demo.longspring.test`, demoPassword);
      await person.speaksOwnLanguage();
      for (const path of sampleOf([...pages, ...details], 3)) {
        await looksAt(person, path);
        if (details.includes(path)) await opensFirst(person, path);
        if (path.endsWith("/introductions")) await looksBelow(person);
      }
      expect(person.failures()).toEqual([]);
      expect(await routesAskingMoreThan(6)).toEqual([]);
    });
  }
}

async function looksAt(person: Person, path: string): Promise<void> {
  await person.goes(path);
  await expect(person.page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(person.main()).not.toContainText(person.words.common("errors.failed.title"));
  await person.alwaysInspects("looked at");
}

/** The pages of an introduction's consent, documents and files, where it has them. */
async function looksBelow(person: Person): Promise<void> {
  const { pathname } = new URL(person.page.url());
  for (const part of ["consent", "documents", "attachments"]) await looksAt(person, `${pathname}/${part}`);
}

/** The first link of the page that leads below its own address. */
async function opensFirst(person: Person, list: string): Promise<void> {
  const [path = list] = list.split("?");
  const below = person.main().locator(`a[href^="${path}/"]`).first();
  await looksAt(person, (await below.getAttribute("href")) ?? path);
}
