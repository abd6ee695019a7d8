import { expect, test } from "vitest";
import { translator } from "#app/i18n/translator.ts";
import { paths } from "#app/shared/paths.ts";
import { reviewPaths } from "#app/shared/review-paths.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { offersByRole } from "#tests/support/forms/offers-by-role.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { pagesOfInstitution } from "#tests/support/pages/pages-of-institution.ts";

/** Each page of an institution with something to do on it, as a colleague of each role reads it. */
const parties = openParties();
const { app, company, institution, underway } = parties;
const web = testWeb(app, builtPages, "en");
const own = paths.institution;

test("a page of the institution offers each role what it may do, and nothing that it would be refused", async () => {
  const { wrong, offered } = await offersByRole(await pagesOfInstitution(parties), (memberRole) =>
    web.browser(web.sessions.institution({ ...institution, memberRole })),
  );
  // Whoever drafts is not offered to send what nobody has approved.
  expect(wrong).toEqual([
    "member /institution/offers/:id?view=review: not offered /institution/offers/:id issue",
  ]);
  expect(offered).toMatchObject({ viewer: 0 });
  expect(offered.owner).toBeGreaterThan(40);
}, 120_000);

test("a form that another role sends says who does it, in both languages", async () => {
  const { id } = await underway.consented();
  for (const locale of ["en", "zh-CN"] as const) {
    const finance = web.browser(web.sessions.institution({ ...institution, memberRole: "finance" }), locale);
    const { text } = await finance.get(own.introduction(id));
    expect(text).toContain(translator(locale, "server")("whoDoes.work"));
  }
});

test("whoever may not sign asks for an approver, and is offered no review that would be refused", async () => {
  const { id } = await underway.draftedOffer();
  const step = `${own.offer(id)}?view=write&step=conditions`;
  const t = translator("en", "offer");
  const asRole = (memberRole: "owner" | "member") =>
    web.browser(web.sessions.institution({ ...institution, memberRole }));
  const member = (await asRole("member").get(step)).text;
  expect(member).toContain(t("approval.askFirst"));
  expect(member).toContain(t("approval.ask"));
  expect(member).not.toContain(t("builder.issue"));
  expect((await asRole("owner").get(step)).text).toContain(t("builder.issue"));

  const waiting = await underway.offerToApprove();
  const review = `${own.offer(waiting.id)}?view=review`;
  const refused = translator("en", "refusals")("offer-second-person-needed").replaceAll("'", "&#x27;");
  expect((await asRole("member").get(review)).text).toContain(refused);
  expect((await asRole("owner").get(review)).text).not.toContain(refused);
});

test("whoever only reads is led to no review of an act", async () => {
  const consented = await underway.consented();
  const issued = await underway.issuedOffer();
  const asRole = (memberRole: "owner" | "viewer") =>
    web.browser(web.sessions.institution({ ...institution, memberRole }));
  for (const [page, review] of [
    [own.introduction(consented.id), reviewPaths.endOfIntroduction(consented.id)],
    [own.offer(issued.id), reviewPaths.withdrawal(issued.id)],
  ] as const) {
    expect((await asRole("owner").get(page)).text).toContain(`href="${review}"`);
    expect((await asRole("viewer").get(page)).text).not.toContain(`href="${review}"`);
  }
  const ofCompany = (memberRole: "owner" | "viewer") =>
    web.browser(web.sessions.company({ ...company, memberRole }));
  const revocation = `href="${reviewPaths.revocation(consented.id)}"`;
  for (const page of [paths.company.introduction, paths.company.introductionConsent]) {
    expect((await ofCompany("owner").get(page(consented.id))).text).toContain(revocation);
    expect((await ofCompany("viewer").get(page(consented.id))).text).not.toContain(revocation);
  }
});
