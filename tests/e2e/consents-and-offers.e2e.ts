import { expect } from "@playwright/test";
import { paths } from "#app/shared/paths.ts";
import { opensEmail } from "./path/accounts.ts";
import { opensRequest } from "./path/consent.ts";
import { test } from "./support/test.ts";

test("narrowing a consent, and then revoking it, hides its data in a tab that is open", async ({ meet }) => {
  const { company, banker, owner, introductionId } = await meet("consented", {
    owner: { inspects: "on-desktop-and-phone" },
  });
  const { name, email } = company.texts;
  await banker.goes(paths.institution.introduction(introductionId));
  await banker.reads(banker.words.introduction("institution.with", { company: name }));
  await banker.sees(email);

  const narrowing = (key: "title" | "without" | "act") => owner.words.introduction(`narrowing.${key}`);
  await owner.goes(paths.company.introductionConsent(introductionId));
  await owner.unfolds(narrowing("title"));
  await owner.ticks(narrowing("without"), owner.words.terms("fieldGroups.contacts"));
  await owner.inspects("narrowing");
  await owner.presses(narrowing("act"));
  await owner.sees(owner.words.introduction("steps.what.narrowed"));
  // The open tab updates itself: it hides what was removed and shows the rest.
  await expect(banker.main()).not.toContainText(email);
  await banker.sees(name);

  await owner.goes(paths.company.introduction(introductionId));
  await owner.follows(owner.words.introduction("answer.revoke"));
  await owner.sees(owner.words.review("revoke.title"));
  await owner.inspects("to-revoke");
  await owner.presses(owner.words.review("revoke.act"));
  await expect(owner.button(owner.words.review("revoke.act"))).toHaveCount(0);

  // The tab is still open with the rest hidden, and further requests return none of it either.
  const { introduction } = banker.words;
  await expect(banker.main()).not.toContainText(name);
  const answer = await banker.page.request.post(paths.institution.introduction(introductionId), {
    form: { act: "start-offer", instrument: "ip_pledge_loan" },
    headers: { origin: new URL(banker.page.url()).origin },
  });
  expect(answer.ok()).toBe(false);
  expect(await answer.text()).not.toContain(name);
  await banker.goes(paths.institution.introduction(introductionId));
  await banker.sees(introduction("institution.ended"));
  await banker.doesNotSee(name);
  await banker.doesNotSee(email);
});

test("a request to meet is declined with a code", async ({ meet }) => {
  const { bank, company, banker, owner, introductionId } = await meet("introduction");
  const { introduction, terms, forms } = owner.words;
  await banker.goes(paths.institution.introduction(introductionId));
  await expect(banker.button(banker.words.introduction("decline.takeBack"))).toBeVisible();
  await opensRequest(owner, bank.texts.name);
  await owner.presses(introduction("decline.act"));
  await owner.sees(forms("choice"));
  await owner.picks(introduction("decline.why"), terms("companyDeclineReasons.speed"));
  await owner.presses(introduction("decline.act"));
  await owner.sees(introduction("answer.over"));

  await banker.goes(paths.institution.introduction(introductionId));
  await banker.sees(terms("states.introduction.declined_by_company"));
  await banker.sees(terms("companyDeclineReasons.speed"));
  await banker.doesNotSee(company.texts.name);
});

test("an offer is declined with a code, which its institution reads, also by e-mail", async ({ meet }) => {
  const { bank, banker, owner, offerId } = await meet("offered");
  const { offer, terms, forms } = owner.words;
  await owner.goes(paths.company.offer(offerId));
  await owner.reads(offer("page.title", { institution: bank.texts.name }));
  await owner.presses(offer("answer.decline"));
  await owner.sees(forms("choice"));
  await owner.picks(offer("answer.why"), terms("companyDeclineReasons.price"));
  await owner.presses(offer("answer.decline"));
  await owner.sees(offer("answer.closedBy.declined", { institution: bank.texts.name }));

  await banker.goes(paths.institution.offer(offerId));
  const reason = terms("companyDeclineReasons.price");
  await banker.sees(offer("answer.reason", { reason }));
  await opensEmail(banker, bank.texts.email, /O-\d+/);
});

test("a company asks an institution to meet, with its consent; the institution accepts and sees who it is", async ({
  meet,
}) => {
  const { bank, company, banker, owner } = await meet("matched");
  const { introduction, matching } = owner.words;
  await owner.goes(paths.company.funders());
  await owner.reads(matching("funders.title"));
  const row = owner.page.locator(".list-rows > li").filter({ hasText: bank.texts.name });
  await owner.turnsPagesTo(row);
  await row.getByRole("link", { name: new RegExp(`^${matching("funders.request")}`) }).click();
  await owner.reads(introduction("ask.title", { institution: bank.texts.name }));
  await owner.presses(introduction("ask.review"));
  await owner.reads(owner.words.review("ask.page", { count: 1 }));
  await owner.sees(company.texts.name);
  await owner.inspects("request reviewed");
  await owner.types(introduction("consent.message"), company.texts.purposeNote);
  await owner.presses(owner.words.review("ask.act", { count: 1 }));
  await owner.reads(introduction("company.askedToMeet", { institution: bank.texts.name }));

  await banker.goes(paths.institution.introductions());
  await banker.doesNotSee(company.texts.name);
  await banker.follows(company.texts.headline);
  await banker.sees(introduction("institution.blind"));
  await banker.presses(introduction("institution.accept"));
  await banker.reads(introduction("institution.with", { company: company.texts.name }));
  await banker.sees(company.texts.email);
});
