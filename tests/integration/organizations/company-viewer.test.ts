import { expect, test } from "vitest";
import type { MemberRole } from "#app/domain/accounts/member-roles.ts";
import { translator } from "#app/i18n/translator.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { offersByRole } from "#tests/support/forms/offers-by-role.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { pagesOfCompany } from "#tests/support/pages/pages-of-company.ts";

/** Each page of a company with something to do on it, as a colleague of each role reads it. */
const parties = openParties();
const { app, company } = parties;
const web = testWeb(app, builtPages, "en");

test("a viewer reads every page of the company; each role is offered what it may do, and nothing else", async () => {
  const all = await pagesOfCompany(parties);
  const browserOf = (memberRole: MemberRole) => web.browser(web.sessions.company({ ...company, memberRole }));
  const { wrong, offered } = await offersByRole(all, browserOf);
  // To review a consent, a choice is sent by whoever may give it; and a first file that is handed over extends one.
  expect(wrong).toEqual([
    "member /company/introductions/:id: not offered /company/introductions/:id review",
    "member /company/introductions/:id/hand-over?item=:id: not offered /company/introductions/:id/hand-over hand-over",
    "member /company/introductions/:id/hand-over?condition=:id: not offered /company/introductions/:id/hand-over hand-over",
  ]);
  expect(offered).toMatchObject({ viewer: 0 });
  expect(offered.owner).toBeGreaterThan(40);

  const note = translator("en", "server")("reader");
  const viewer = browserOf("viewer");
  for (const path of all) expect((await viewer.get(path)).text, path).toContain(note);
}, 120_000);
