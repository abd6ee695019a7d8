import { expect } from "@playwright/test";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { paths } from "#app/shared/paths.ts";
import { dayOn } from "#tests/factories/days.ts";
import { publishes, startsTheDay, takesCase } from "./path/admin.ts";
import { requestsAndPaysDrawdown } from "./path/deal.ts";
import { startsMandate, typesMandate } from "./path/mandate.ts";
import { findsOpportunity, pursues } from "./path/matching.ts";
import { confirmsFile, handsOverFile } from "./support/hand-over.ts";
import { languagesOf } from "./support/languages.ts";
import type { Person } from "./support/person.ts";
import { test } from "./support/test.ts";

const withoutScript = true;
const rowOf = (person: Person, condition: string) =>
  person.main().getByRole("row").filter({ hasText: condition });

for (const locale of languagesOf("forms without scripts")) {
  test(`without script a mandate is written, its mistakes are named, and a company is asked to meet (${locale})`, async ({
    testData,
    comesBack,
  }) => {
    const [bank, company] = await Promise.all([testData.bank(locale), testData.published(locale)]);
    await testData.matched(bank, company);
    const banker = await comesBack(bank, { locale, withoutScript });
    const { forms, mandate, matching } = banker.words;
    await startsMandate(banker);
    await typesMandate(banker, { ...bank.texts, mandate: `${bank.texts.mandate} 2` });
    await banker.types(mandate("edit.amountMin"), "many");
    await banker.presses(mandate("edit.submitFirst"));
    await banker.sees(forms("not-an-amount"));
    await expect(banker.field(mandate("edit.cap"))).toHaveValue("12");
    await expect(banker.field(mandate("edit.amountMin"))).toHaveValue("many");
    await banker.types(mandate("edit.amountMin"), locale === "en" ? "1" : "100");
    await banker.presses(mandate("edit.submitFirst"));
    await banker.reads(matching("opportunities.title"));

    await findsOpportunity(banker, company.texts.headline);
    await pursues(banker, company.texts.headline, company.texts.purposeNote);
  });

  test(`without script a consent is narrowed, extended and revoked (${locale})`, async ({ meet }) => {
    const { banker, owner, introductionId } = await meet("consented", {
      locale,
      owner: { withoutScript },
    });
    const { binding, introduction, review, terms } = owner.words;
    await owner.goes(paths.company.introductionConsent(introductionId));
    await owner.unfolds(introduction("narrowing.title"));
    await owner.ticks(introduction("narrowing.without"), terms("fieldGroups.contacts"));
    await owner.presses(introduction("narrowing.act"));
    await owner.sees(introduction("steps.what.narrowed"));

    await owner.unfolds(introduction("extension.title"));
    await owner.ticks(introduction("extension.added"), terms("fieldGroups.ip_and_recognitions"));
    await owner.presses(introduction("extension.act"));
    await owner.sees(binding("extend.title"));
    await owner.presses(binding("extend.act"));
    await owner.sees(introduction("steps.what.extended"));

    await owner.goes(paths.company.introduction(introductionId));
    await owner.follows(introduction("answer.revoke"));
    await owner.sees(review("revoke.title"));
    await owner.presses(review("revoke.act"));
    await expect(owner.button(review("revoke.act"))).toHaveCount(0);
    await banker.goes(paths.institution.introduction(introductionId));
    await banker.sees(banker.words.introduction("institution.ended"));
  });

  test(`without script a document is asked for, uploaded and shared (${locale})`, async ({ meet }) => {
    const { company, banker, owner, introductionId } = await meet("consented", {
      locale,
      both: { withoutScript },
    });
    const { documents, handing } = owner.words;
    await banker.goes(paths.institution.introductionDocuments(introductionId));
    await banker.types(documents("ask.words"), company.texts.purposeNote);
    await banker.types(documents("ask.dueOn"), dayOn(60));
    await banker.presses(documents("ask.act"));
    await banker.sees(documents("requestStatuses.requested"));

    await owner.goes(paths.company.documents());
    await owner.follows(documents("requests.answer"));
    await owner.sees(company.texts.purposeNote);
    await owner.presses(handing("act"));
    await owner.sees(documents("faults.file-missing"));
    await owner.sees(handing("again"));
    await confirmsFile(owner, "report.pdf");
    await expect(owner.link("report.pdf").first()).toBeVisible();

    await expect(async () => {
      await banker.goes(paths.institution.introductionDocuments(introductionId));
      await expect(banker.link("report.pdf").first()).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 10_000 });
  });

  test(`without script a condition is provided and sent back, its deal is paid out and confirmed (${locale})`, async ({
    meet,
  }) => {
    const { dealId, banker, owner } = await meet("contracted", { locale, both: { withoutScript } });
    const { deal, terms } = owner.words;
    const uploads = async (condition: string) => {
      await owner.goes(paths.company.deal(dealId));
      await handsOverFile(owner, `${deal("conditions.handOver")} ${condition}`, "pledge.pdf");
      await expect(async () => {
        await owner.page.reload();
        const received = rowOf(owner, condition).getByText(terms("states.condition.received"));
        await expect(received).toBeVisible({ timeout: 500 });
      }).toPass({ timeout: 10_000 });
    };
    await uploads("Pledge registered");
    await banker.goes(paths.institution.deal(dealId));
    const first = rowOf(banker, "Pledge registered");
    await first.getByText(deal("conditions.sendBack")).first().click();
    const sendsBack = first
      .locator("form")
      .getByRole("button", { name: deal("conditions.sendBack"), exact: true });
    await sendsBack.click();
    await expect(banker.main().getByRole("group", { name: /\d/ }).first()).toBeVisible();
    const why = first.getByLabel(deal("conditions.returnWhy"), { exact: true });
    await why.selectOption("evidence_unclear");
    await sendsBack.click();
    await banker.sees(terms("conditionReturnReasons.evidence_unclear"));

    for (const condition of ["Pledge registered", "Account opened"]) {
      await uploads(condition);
      await banker.goes(paths.institution.deal(dealId));
      await rowOf(banker, condition)
        .getByRole("button", { name: deal("conditions.satisfy") })
        .click();
      await expect(rowOf(banker, condition).getByText(terms("states.condition.satisfied"))).toBeVisible();
    }
    await owner.goes(paths.company.deal(dealId));
    await requestsAndPaysDrawdown({ owner, banker }, { yuan: "5000000", shown: "5,000,000" });
  });

  test(`without script an admin decides on a case, and suspends an institution after its review (${locale})`, async ({
    testData,
    arrives,
  }) => {
    const [bank, company] = await Promise.all([testData.bank(locale), testData.submitted(locale)]);
    const admin = await arrives({ locale, withoutScript });
    const { admin: words, binding, common, forms, terms } = admin.words;
    await startsTheDay(admin);
    await takesCase(admin, company.texts.name);
    await admin.presses(words("decision.send"));
    await admin.sees(common("errors.summary", { count: 1 }));
    await publishes(admin, 1);

    await admin.goes(adminPaths.institution(bank.actor.institutionId));
    await admin.follows(words("moves.suspend"));
    await admin.presses(binding("standing.suspend.act"));
    await admin.sees(forms("choice"));
    await admin.picks(binding("standing.reason"), terms("institutionReasons.misconduct"));
    await admin.presses(binding("standing.suspend.act"));
    await admin.sees(words("suspension.another"));
  });
}
