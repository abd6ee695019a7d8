import { expect } from "@playwright/test";
import { paths } from "#app/shared/paths.ts";
import { languagesOf } from "#tests/e2e/support/languages.ts";
import { test } from "#tests/e2e/support/test.ts";

for (const locale of languagesOf("withdrawn ask")) {
  test(`withdrawing an ask ends its open offer on both sides, and says so (${locale})`, async ({ meet }) => {
    const { bank, company, banker, owner, offerId } = await meet("offered", {
      locale,
      owner: { inspects: "on-desktop-and-phone" },
    });
    const { ending, offer, prospect, terms } = owner.words;
    const accept = () => owner.main().getByRole("link", { name: new RegExp(`^${offer("answer.accept")}`) });
    await owner.goes(paths.company.offer(offerId));
    await expect(accept()).toHaveCount(1);
    await banker.goes(paths.institution.offer(offerId));
    await expect(banker.link(banker.words.offer("withdraw.act"))).toBeVisible();

    await owner.goes(paths.company.prospect(company.prospectId));
    await owner.follows(prospect("view.withdrawSure"));
    await owner.reads(ending("withdraw.page", { name: company.texts.headline }));
    await owner.sees(bank.texts.name);
    await owner.types(ending("withdraw.note"), company.texts.purposeNote);
    await owner.inspects("to-withdraw");
    await owner.presses(ending("withdraw.act"));
    await owner.reads(company.texts.headline);
    await owner.sees(terms("states.prospect.withdrawn"));

    // The company: no page offers an acceptance, and the offer says how it ended.
    await owner.goes(paths.company.offer(offerId));
    await owner.sees(terms("companyDeclineReasons.ask_withdrawn"));
    await expect(accept()).toHaveCount(0);
    await owner.goes(paths.company.offers());
    await expect(owner.main().getByText(offer("answer.accept"))).toHaveCount(0);

    // The institution: the offer has ended, and so has what it could read; the company's note is not there.
    const reason = banker.words.terms("companyDeclineReasons.ask_withdrawn");
    await banker.goes(paths.institution.offer(offerId));
    await banker.sees(banker.words.offer("withdraw.closed"));
    await banker.sees(banker.words.offer("answer.reason", { reason }));
    await banker.doesNotSee(company.texts.purposeNote);
    await banker.doesNotSee(company.texts.name);
    await banker.goes(paths.institution.offers());
    await banker.doesNotSee(company.texts.name);
  });
}

test("withdrawing an application ends the access that the bank has, by a review", async ({ meet }) => {
  const { bank, company, banker, owner, introductionId } = await meet("consented");
  const { application, ending, introduction, terms } = owner.words;
  await owner.goes(paths.company.introduction(introductionId));
  await owner.follows(introduction("answer.toApplication"));
  await owner.follows(application("company.withdraw"));
  await owner.reads(ending("application.page", { institution: bank.texts.name }));
  await owner.inspects("to-withdraw-application");
  await owner.picks(ending("application.why"), terms("companyDeclineReasons.speed"));
  await owner.presses(ending("application.act"));
  await owner.sees(terms("states.application.withdrawn"));
  await banker.goes(paths.institution.introduction(introductionId));
  await banker.sees(banker.words.introduction("institution.ended"));
  await banker.doesNotSee(company.texts.name);
});

test("a bank ends a consented introduction by a review, and sees nothing more", async ({ meet }) => {
  const { company, banker, owner, introductionId } = await meet("consented");
  const { ending, introduction, terms } = banker.words;
  await banker.goes(paths.institution.introduction(introductionId));
  await banker.follows(introduction("institution.end"));
  await banker.sees(ending("introduction.title"));
  await banker.inspects("to-end-introduction");
  await banker.picks(ending("introduction.why"), terms("declineReasons.price"));
  await banker.presses(ending("introduction.act"));
  await banker.sees(terms("states.introduction.declined_by_institution"));
  await banker.doesNotSee(company.texts.name);
  await owner.goes(paths.company.introduction(introductionId));
  await owner.sees(terms("declineReasons.price"));
});
